/** Where time and memory of a build go: by the clock, and those of the whole process. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';

export interface Phase {
  name: string;
  /** Seconds by the clock, and of all processors. */
  wall: number;
  cpu: number;
  /** Bytes that were resident at the worst moment from the beginning of the build to the phase's end. */
  peak: number;
}

/** By name, in the order of beginning. */
const measured = new Map<string, Phase>();

/** Begin to measure; what has the same name is added up. @returns what ends it */
export function beginPhase(name: string): () => void {
  const phase = measured.get(name) ?? { name, wall: 0, cpu: 0, peak: 0 };
  measured.set(name, phase);
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    phase.wall += (performance.now() - start) / 1000;
    phase.cpu += (user + system) / 1e6;
    phase.peak = process.resourceUsage().maxRSS * 1024;
  };
}

export async function inPhase<T>(name: string, work: () => Promise<T>): Promise<T> {
  const end = beginPhase(name);
  try {
    return await work();
  } finally {
    end();
  }
}

/**
 * The phases of Astro's own build.
 *
 * @param prerendererOf makes the one that renders pages from Astro's own
 */
export function astroPhases(
  prerendererOf: (prerenderer: AstroPrerenderer, cacheDir: URL) => AstroPrerenderer,
): AstroIntegration {
  let cacheDir: URL;
  let end = beginPhase('load content');
  let rendering = '';
  const next = (name: string) => {
    end();
    end = beginPhase(name);
  };
  return {
    name: 'build-phases',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheDir = config.cacheDir;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        next('bundle');
        setPrerenderer((astros) => {
          const prerenderer = prerendererOf(astros, cacheDir);
          return {
            ...prerenderer,
            getStaticPaths: () => {
              next('list paths');
              return prerenderer.getStaticPaths();
            },
            render: (request, options) => {
              const { component } = options.routeData;
              if (component !== rendering) next(`render ${component}`);
              rendering = component;
              return prerenderer.render(request, options);
            },
          };
        });
      },
      'astro:build:generated': () => next('move assets'),
      'astro:build:done': () => end(),
    },
  };
}

/** All that was measured in this process, in the order of beginning. */
export function phases(): Phase[] {
  return [...measured.values()];
}

export function phaseTable(list: readonly Phase[]): string {
  const width = Math.max(...list.map(({ name }) => name.length));
  const row = (name: string, ...columns: string[]) =>
    [name.padEnd(width), ...columns.map((column) => column.padStart(9))].join(' ');
  return [
    row('phase', 'seconds', 'CPU', 'peak, MB'),
    ...list.map(({ name, wall, cpu, peak }) =>
      row(name, wall.toFixed(2), cpu.toFixed(2), (peak / 1e6).toFixed(0)),
    ),
  ].join('\n');
}
