/**
 * What plates are drawn with: spines that grow, the organs of a plant along them, and the ink that
 * turns it all into a few small SVG paths. Angles are radians clockwise from straight up.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on a spine and the way the spine heads there. */
export interface Node extends Point {
  readonly angle: number;
}

/** A line of growth: 0 is where it starts, 1 its tip. */
export type Spine = (t: number) => Node;

/** A number between two others, different at every call and the same in every run. */
export type Vary = (least: number, most: number) => number;

/** One path per tool keeps the file small. */
export type Tool = 'hatch' | 'vein' | 'line' | 'leaf' | 'solid' | 'bloom' | 'petal' | 'dot' | 'seed';

/** The control points of one stretch of a path, and its end. */
type Stretch = readonly Point[];

interface Path {
  readonly tool: Tool;
  readonly start: Point;
  readonly stretches: readonly Stretch[];
  readonly closed: boolean;
}

interface Growth {
  readonly angle: number;
  readonly length: number;
  /** How far the heading turns between start and tip. */
  readonly bend?: number;
  /** Above 1 the turning waits for the tip, as in a fern about to unroll. */
  readonly late?: number;
  /** A slow S in the line. */
  readonly sway?: number;
}

export function grow(from: Point, { angle, length, bend = 0, late = 1, sway = 0 }: Growth): Spine {
  const heading = (t: number) => angle + bend * t ** late + sway * Math.sin(t * 6.3);
  const steps = 48;
  const places: Point[] = [from];
  let { x, y } = from;
  for (let i = 0; i < steps; i++) {
    const a = heading((i + 0.5) / steps);
    x += (Math.sin(a) * length) / steps;
    y -= (Math.cos(a) * length) / steps;
    places.push({ x, y });
  }
  return (t) => {
    const at = Math.min(Math.max(t, 0), 1) * steps;
    const before = places[Math.floor(at)] ?? from;
    const after = places[Math.ceil(at)] ?? before;
    return { ...between(before, after, at % 1), angle: heading(t) };
  };
}

/** The point at a distance to the right of the spine; to the left when negative. */
export function beside({ x, y, angle }: Node, distance: number): Point {
  return { x: x + Math.cos(angle) * distance, y: y + Math.sin(angle) * distance };
}

export function ahead({ x, y, angle }: Node, distance: number): Point {
  return { x: x + Math.sin(angle) * distance, y: y - Math.cos(angle) * distance };
}

export function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** The numbers 0 to 1 in equal steps, both ends included. */
export function steps(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => i / count);
}

/** A smooth line through every point (Catmull–Rom, written as Bézier stretches). */
function through(points: readonly Point[]): Stretch[] {
  return points.slice(1).map((end, i) => {
    const start = points[i] ?? end;
    const before = points[i - 1] ?? start;
    const after = points[i + 2] ?? end;
    return [
      { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 },
      { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 },
      end,
    ];
  });
}

/** Collects what the parts draw, then fits it to the plate. */
export class Ink {
  readonly vary: Vary;
  readonly #paths: Path[] = [];

  constructor(vary: Vary) {
    this.vary = vary;
  }

  path(tool: Tool, start: Point, stretches: readonly Stretch[], closed = false): void {
    this.#paths.push({ tool, start, stretches, closed });
  }

  line(tool: Tool, start: Point, ...rest: readonly Point[]): void {
    this.path(tool, start, rest.map((end) => [end]));
  }

  /** A line that leaves for `toward` and arrives at `end`. */
  arc(tool: Tool, start: Point, toward: Point, end: Point): void {
    this.path(tool, start, [[toward, end]]);
  }

  curve(tool: Tool, points: readonly Point[], closed = false): void {
    const [start] = points;
    if (start) this.path(tool, start, through(points), closed);
  }

  /** Round ends make a line of no length a dot, in a fifth of the bytes of a circle. */
  dot(tool: 'dot' | 'seed', at: Point): void {
    this.line(tool, at, at);
  }

  /** The paths by tool, moved and scaled so that the plant fills the box and never leaves it. */
  print(box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): Map<Tool, string> {
    const all = this.#paths.flatMap(({ start, stretches }) => [start, ...stretches.flat()]);
    const [left, right] = extent(all.map(({ x }) => x));
    const [top, bottom] = extent(all.map(({ y }) => y));
    const scale = Math.min((box.right - box.left) / (right - left), (box.bottom - box.top) / (bottom - top));
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    // Tenths of a unit, whole, so that rounding never adds up along a relative path.
    const fit = ({ x, y }: Point): Point => ({
      x: Math.round(10 * (middle.x + (x - (left + right) / 2) * scale)),
      y: Math.round(10 * (middle.y + (y - (top + bottom) / 2) * scale)),
    });
    const printed = new Map<Tool, string>();
    const at = new Map<Tool, Point>();
    for (const { tool, start, stretches, closed } of this.#paths) {
      const origin = fit(start);
      let here = origin;
      let d = command('m', at.get(tool) ?? { x: 0, y: 0 }, [origin]);
      for (const stretch of stretches) {
        const points = stretch.map(fit);
        d += command(stretch.length === 3 ? 'c' : stretch.length === 2 ? 'q' : 'l', here, points);
        here = points.at(-1) ?? here;
      }
      printed.set(tool, (printed.get(tool) ?? '') + d + (closed ? 'z' : ''));
      at.set(tool, closed ? origin : here);
    }
    return printed;
  }
}

function extent(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** One relative path command, in the fewest characters that SVG allows. */
function command(letter: string, from: Point, points: readonly Point[]): string {
  const numbers = points.flatMap(({ x, y }) => [x - from.x, y - from.y]);
  return letter + numbers.map((n) => String(n / 10).replace(/^(-?)0\./, '$1.')).join(' ').replaceAll(' -', '-');
}

/** A line along a spine. */
export function trace(ink: Ink, tool: Tool, spine: Spine, pieces = 2): void {
  ink.curve(tool, steps(pieces).map(spine));
}

/** A line that swells, as a graver cuts it: `thick` at the foot, `thin` at the tip. */
export function stem(ink: Ink, spine: Spine, thick: number, thin: number, pieces = 4): void {
  const side = (sign: number) => steps(pieces).map((t) => beside(spine(t), (sign * (thick + (thin - thick) * t)) / 2));
  ink.curve('solid', [...side(-1), ...side(1).reverse()], true);
}
