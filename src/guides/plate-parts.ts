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

/** A stem too wide for one cut: two edges, and hatching on the side away from the light. */
export function trunk(ink: Ink, spine: Spine, thick: number, thin: number, strokes = 30): void {
  const half = (t: number) => (thick + (thin - thick) * t ** 0.7) / 2;
  for (const side of [-1, 1]) ink.curve('line', steps(5).map((t) => beside(spine(t), side * half(t))));
  for (const t of steps(strokes)) {
    const from = beside(spine(t), half(t) * 0.95);
    const reach = half(t) * ink.vary(0.5, 1.3);
    ink.line('hatch', from, ahead(beside(spine(t), half(t) * 0.95 - reach), reach * 0.3));
  }
}

export interface LeafForm {
  /** Half of the blade at its widest. */
  readonly width: number;
  /** Where along the midrib it is widest. */
  readonly widest?: number;
  /** Above 1 the tip is drawn out. */
  readonly point?: number;
  /** Teeth, spines, or lobes on either side. */
  readonly teeth?: number;
  /** How far the margin rises between two teeth: below 1 it sinks, which leaves spines. */
  readonly crest?: number;
  /** How far the blade reaches at the foot of a tooth. */
  readonly notch?: number;
  /** Teeth lean to the tip. */
  readonly lean?: number;
  readonly veins?: number;
  /** Shading strokes between two veins. */
  readonly shade?: number;
  readonly tool?: 'leaf' | 'petal';
}

export function leaf(ink: Ink, spine: Spine, form: LeafForm): void {
  const { width, widest = 0.4, point = 1, teeth = 0, crest = 1.25, notch = 0.9, lean = 0.2, veins = 0, shade = 0, tool = 'leaf' } = form;
  const early = Math.log(0.5) / Math.log(widest);
  const half = (t: number) => width * Math.sin(Math.PI * Math.min(t, 1) ** early) ** point;
  const edge = (side: number, t: number, k = 1) => beside(spine(t), side * half(t) * k);

  const margin = (side: number): Stretch[] => {
    const stops = teeth ? steps(teeth) : [0, 0.12, 0.36, 0.7, 1];
    const inner = (t: number) => edge(side, t, t === 0 || t === 1 ? 1 : teeth ? notch : 1);
    if (!teeth) return through(stops.map(inner));
    return stops.slice(1).map((t) => [edge(side, Math.max(t - (0.5 - lean) / teeth, 0.3 / teeth), crest), inner(t)]);
  };
  const back = margin(1);
  // Down the right side again, so that every blade winds the same way and overlaps stay filled.
  const tip = spine(1);
  ink.path(tool, spine(0), [...margin(-1), ...reversed(spine(0), back)], true);
  ink.arc('vein', spine(0), spine(0.5), between(spine(0.9), tip, 0.5));

  for (let i = 1; i <= veins; i++) {
    for (const side of [-1, 1]) {
      const t = (i - (side > 0 ? 0.3 : 0.55)) / (veins + 0.6);
      const out = Math.min(t + 0.16, 0.98);
      ink.arc('hatch', spine(t), edge(side, t + 0.05, 0.5), edge(side, out, 0.86));
      if (side < 0) continue;
      for (let k = 1; k <= shade; k++) {
        const s = t + k / (shade + 1) / (veins + 0.6);
        ink.line('hatch', spine(s), edge(side, s + 0.08, ink.vary(0.35, 0.75)));
      }
    }
  }
}

/** The same stretches, walked from their end to their start. */
function reversed(start: Point, stretches: readonly Stretch[]): Stretch[] {
  const stops = [start, ...stretches.map((stretch) => stretch.at(-1) ?? start)];
  return stretches.map((stretch, i) => [...stretch.slice(0, -1).reverse(), stops[i] ?? start]).reverse();
}

/** A blade too small for veins: two arcs and, if wanted, a midrib. */
export function leaflet(ink: Ink, at: Node, length: number, width: number, tool: Tool = 'leaf', midrib = true): void {
  const tip = ahead(at, length);
  const belly = ahead(at, length * 0.45);
  const side = (sign: number) => beside({ ...belly, angle: at.angle }, sign * width);
  ink.path(tool, at, [[side(-1), tip], [side(1), at]], true);
  if (midrib) ink.line('hatch', at, ahead(at, length * 0.8));
}

/** Places along a spine on alternating sides, with the heading of what grows there. */
export function alternate(spine: Spine, { count, from = 0, to = 1, spread }: { count: number; from?: number; to?: number; spread: number }): { node: Node; t: number; side: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const t = i / Math.max(count - 1, 1);
    const node = spine(from + (to - from) * t);
    const side = i % 2 ? 1 : -1;
    return { node: { ...node, angle: node.angle + side * spread }, t, side };
  });
}

/** The unrolling tip of a young frond. */
export function crosier(ink: Ink, from: Point, length: number, side: number): void {
  const spine = grow(from, { angle: side * 0.15, length, bend: side * ink.vary(10, 12), late: 3.2 });
  ink.curve('line', steps(20).map((t) => beside(spine(t), 1.6 - t)));
  ink.curve('line', steps(20).map((t) => beside(spine(t), t - 1.6)));
  for (const t of steps(26).slice(4)) ink.line('hatch', spine(t), beside(spine(t), -side * ink.vary(2.5, 4)));
}

/** Roots that taper, wander, and divide; `spread` is the angle they fill, `depth` their generations. */
export function roots(ink: Ink, from: Point, { count, length, spread, thick = 1.8, depth = 1 }: { count: number; length: number; spread: number; thick?: number; depth?: number }): void {
  for (let i = 0; i < count; i++) {
    const lateral = count > 1 ? i / (count - 1) - 0.5 : 0;
    const angle = Math.PI + lateral * spread + ink.vary(-0.12, 0.12);
    root(ink, grow(from, { angle, length: length * ink.vary(0.7, 1.1), bend: lateral * ink.vary(-0.9, 0.1), sway: ink.vary(-0.35, 0.35) }), thick, depth);
  }
}

function root(ink: Ink, spine: Spine, thick: number, depth: number): void {
  if (thick < 0.9) trace(ink, 'hatch', spine, 2);
  else stem(ink, spine, thick, 0.4, 3);
  if (depth === 0) return;
  for (const { node } of alternate(spine, { count: 5, from: ink.vary(0.15, 0.3), to: 0.9, spread: ink.vary(0.6, 0.9) })) {
    root(ink, grow(node, { angle: node.angle, length: ink.vary(14, 26) * (0.5 + depth * 0.5), bend: ink.vary(-0.6, 0.6), sway: ink.vary(-0.3, 0.3) }), thick * 0.45, depth - 1);
  }
}

/** The level of the soil: a broken line with a few strokes under it. */
export function ground(ink: Ink, { left, right, y }: { left: number; right: number; y: number }): void {
  for (let x = left; x < right; ) {
    const end = Math.min(x + ink.vary(10, 34), right);
    ink.line('vein', { x, y: y + ink.vary(-1.5, 1.5) }, { x: end, y: y + ink.vary(-1.5, 1.5) });
    ink.line('hatch', { x: x + 3, y: y + ink.vary(3, 6) }, { x: (x + end) / 2 + 4, y: y + ink.vary(3, 7) });
    x = end + ink.vary(2, 8);
  }
}
