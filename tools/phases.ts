/**
 * Where the time of a build goes: an entry of User Timing (W3C) for each phase, whose detail holds
 * the CPU time of the whole process meanwhile.
 */
import type { AstroIntegration, AstroPrerenderer } from 'astro';

export interface Phase {
  name: string;
  /** Seconds by the clock, and of all processors. */
  wall: number;
  cpu: number;
}

const PREFIX = 'build: ';

/** Begin to measure. @returns what ends it */
export function beginPhase(name: string): () => void {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    performance.measure(PREFIX + name, { start, detail: { cpu: (user + system) / 1e6 } });
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
  prerendererOf: (prerenderer: AstroPrerenderer) => AstroPrerenderer,
): AstroIntegration {
  let end = beginPhase('load content');
  let rendering = '';
  const next = (name: string) => {
    end();
    end = beginPhase(name);
  };
  return {
    name: 'build-phases',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        next('bundle');
        setPrerenderer((astros) => {
          const prerenderer = prerendererOf(astros);
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

/** All that was measured in this process, in the order of beginning; equal names are added up. */
export function phases(): Phase[] {
  const all = new Map<string, Phase>();
  for (const entry of performance.getEntriesByType('measure')) {
    if (!entry.name.startsWith(PREFIX)) continue;
    const name = entry.name.slice(PREFIX.length);
    const { cpu } = (entry as PerformanceMeasure).detail as { cpu: number };
    const phase = all.get(name) ?? { name, wall: 0, cpu: 0 };
    all.set(name, { name, wall: phase.wall + entry.duration / 1000, cpu: phase.cpu + cpu });
  }
  return [...all.values()];
}

export function phaseTable(list: readonly Phase[]): string {
  const width = Math.max(...list.map(({ name }) => name.length));
  const row = (name: string, ...columns: string[]) =>
    [name.padEnd(width), ...columns.map((column) => column.padStart(9))].join(' ');
  return [
    row('phase', 'seconds', 'CPU'),
    ...list.map(({ name, wall, cpu }) => row(name, wall.toFixed(2), cpu.toFixed(2))),
  ].join('\n');
}
