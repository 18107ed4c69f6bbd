import tailwindcss from '@tailwindcss/vite';
import type { Plugin } from 'vite';

/**
 * Tailwind for the one style sheet that asks for utilities. By itself it would read the styles of
 * each component too, only to find that they use nothing of it.
 */
export function tailwindFor(sheet: RegExp): Plugin[] {
  return tailwindcss({ optimize: false }).map((plugin) => {
    const { transform } = plugin;
    if (typeof transform !== 'object') return plugin;
    const { id } = transform.filter ?? {};
    if (typeof id !== 'object' || !('exclude' in id))
      throw new Error('Tailwind’s plugin has changed.');
    return { ...plugin, transform: { ...transform, filter: { id: { ...id, include: sheet } } } };
  });
}
