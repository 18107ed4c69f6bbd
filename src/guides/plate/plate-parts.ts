/**
 * What plates are drawn with: spines that grow, the organs of a plant along them, and the ink that
 * turns it all into a few small SVG paths. Angles are radians clockwise from straight up.
 */

/** A place on the sheet and the way growth heads there. */
export interface Node {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/** A line of growth: 0 is where it starts, 1 its tip. */
export type Spine = (t: number) => Node;

/** A number between two others, different at every call and the same in every run. */
export type Vary = (least: number, most: number) => number;

/** In the order of printing: what comes later lies on top. */
const TOOLS = [
  'leaf',
  'petal',
  'hatch',
  'vein',
  'line',
  'solid',
  'bloom',
  'seed',
  'berry',
] as const;

/** Everything one tool draws becomes one path, which keeps the file small. */
export type Tool = (typeof TOOLS)[number];

/** A path command and its points: line, quadratic curve, smooth cubic curve. */
interface Stretch {
  readonly letter: 'l' | 'q' | 's';
  readonly nodes: readonly Node[];
}

const straight = (end: Node): Stretch => ({ letter: 'l', nodes: [end] });
const curved = (handle: Node, end: Node): Stretch => ({ letter: 'q', nodes: [handle, end] });
const smooth = (handle: Node, end: Node): Stretch => ({ letter: 's', nodes: [handle, end] });

interface Path {
  readonly tool: Tool;
  readonly start: Node;
  readonly stretches: readonly Stretch[];
  readonly closed: boolean;
}

/** The numbers 0 to 1 in equal steps, both ends included. */
export function steps(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => i / count);
}

interface Growth {
  /** How far the heading turns between start and tip. */
  readonly bend?: number;
  /** Above 1 the turning waits for the tip, as in a fern about to unroll. */
  readonly late?: number;
  /** A slow S in the line. */
  readonly sway?: number;
}

export function grow(from: Node, angle: number, length: number, growth: Growth = {}): Spine {
  const { bend = 0, late = 1, sway = 0 } = growth;
  const heading = (t: number) => angle + bend * t ** late + sway * Math.sin(t * 6.3);
  const pieces = 48;
  const places = [from];
  let { x, y } = from;
  for (let i = 0; i < pieces; i++) {
    places.push(({ x, y } = ahead({ x, y, angle: heading((i + 0.5) / pieces) }, length / pieces)));
  }
  return (t) => {
    const { x, y } = places[Math.round(Math.min(Math.max(t, 0), 1) * pieces)] ?? from;
    return { x, y, angle: heading(t) };
  };
}

export function ahead({ x, y, angle }: Node, distance: number): Node {
  return { x: x + Math.sin(angle) * distance, y: y - Math.cos(angle) * distance, angle };
}

/** To the right of the heading; to the left when the distance is negative. */
export function beside({ x, y, angle }: Node, distance: number): Node {
  return { x: x + Math.cos(angle) * distance, y: y + Math.sin(angle) * distance, angle };
}

export function turned({ x, y, angle }: Node, more: number): Node {
  return { x, y, angle: angle + more };
}

/** `count` places along a spine that look out to the left and the right by turns. */
export function alternate(
  spine: Spine,
  count: number,
  [from, to]: readonly [number, number],
  spread: number,
) {
  return Array.from({ length: count }, (_, i) => {
    const t = i / Math.max(count - 1, 1);
    const side = i % 2 ? 1 : -1;
    return { node: turned(spine(from + (to - from) * t), side * spread), t, side };
  });
}

/** A smooth line through every point: Catmull–Rom, which needs only half of its handles written. */
function through(points: readonly Node[]): Stretch[] {
  return points.slice(1).map((end, i) => {
    const [start, after] = [points[i] ?? end, points[i + 2] ?? end];
    const x = end.x - (after.x - start.x) / 6;
    const y = end.y - (after.y - start.y) / 6;
    return smooth({ x, y, angle: end.angle }, end);
  });
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** Collects what the parts draw, then fits it to the plate. */
export class Ink {
  readonly vary: Vary;
  readonly #paths: Path[] = [];

  constructor(vary: Vary) {
    this.vary = vary;
  }

  /** A number near zero, on either side. */
  off(most: number): number {
    return this.vary(-most, most);
  }

  path(tool: Tool, start: Node, stretches: readonly Stretch[], closed = false): void {
    this.#paths.push({ tool, start, stretches, closed });
  }

  line(tool: Tool, start: Node, end: Node): void {
    this.path(tool, start, [straight(end)]);
  }

  curve(tool: Tool, points: readonly Node[], closed = false): void {
    const [start] = points;
    if (start) this.path(tool, start, through(points), closed);
  }

  /** Round ends make a line of no length a dot, in a fifth of the bytes of a circle. */
  dot(tool: 'seed' | 'berry', at: Node): void {
    this.line(tool, at, at);
  }

  /** The path data of every tool, scaled so that the plant fills the sheet and never leaves it. */
  print({ width, height, margin }: Sheet): Map<Tool, string> {
    const { left, right, top, bottom } = extent(this.#paths);
    const scale = Math.min(
      (width - 2 * margin) / (right - left),
      (height - 2 * margin) / (bottom - top),
    );
    // Whole fifths of a unit, so that rounding never adds up along a relative path.
    const place = ({ x, y }: Node): Fifths => ({
      x: Math.round(5 * ((x - (left + right) / 2) * scale + width / 2)),
      y: Math.round(5 * ((y - (top + bottom) / 2) * scale + height / 2)),
    });
    const byTool = Map.groupBy(this.#paths, ({ tool }) => tool);
    const printed = new Map<Tool, string>();
    for (const tool of TOOLS) {
      const paths = byTool.get(tool);
      if (paths) printed.set(tool, written(paths, place));
    }
    return printed;
  }
}

/** A place on the sheet, in fifths of a unit. */
interface Fifths {
  readonly x: number;
  readonly y: number;
}

/** Relative path commands, in the fewest characters that SVG allows. */
function written(paths: readonly Path[], place: (node: Node) => Fifths): string {
  let data = '';
  let here: Fifths = { x: 0, y: 0 };
  // What was written since the letter: between two numbers a space stands only where it must.
  let last = '';
  const add = (fifths: number) => {
    const number = inUnits(fifths);
    const stands = last === '' || number.startsWith('-');
    data += stands || (number.startsWith('.') && last.includes('.')) ? number : ` ${number}`;
    last = number;
  };
  const write = (letter: string, nodes: readonly Node[]) => {
    data += letter;
    last = '';
    let to = here;
    for (const node of nodes) {
      to = place(node);
      add(to.x - here.x);
      add(to.y - here.y);
    }
    here = to;
  };
  for (const { start, stretches, closed } of paths) {
    write('m', [start]);
    for (const { letter, nodes } of stretches) write(letter, nodes);
    if (!closed) continue;
    data += 'z';
    here = place(start);
  }
  return data;
}

function extent(paths: readonly Path[]) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  const include = ({ x, y }: Node) => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const { start, stretches } of paths) {
    include(start);
    for (const { nodes } of stretches) nodes.forEach(include);
  }
  return { left, right, top, bottom };
}

/** The same few thousand numbers make up all plates. */
const numbers = new Map<number, string>();

function inUnits(fifths: number): string {
  let number = numbers.get(fifths);
  if (number === undefined)
    numbers.set(fifths, (number = String(fifths / 5).replace(/^(-?)0\./, '$1.')));
  return number;
}

/** A line along a spine. */
export function trace(ink: Ink, tool: Tool, spine: Spine, pieces = 2): void {
  ink.curve(tool, steps(pieces).map(spine));
}

/** A line that swells, as a graver cuts it: `thick` at the foot, `thin` at the tip. */
export function stem(ink: Ink, spine: Spine, thick: number, thin: number, pieces = 3): void {
  const edge = (side: number, t: number) =>
    beside(spine(t), (side * (thick + (thin - thick) * t)) / 2);
  const up = steps(pieces);
  const [left, right] = [up.map((t) => edge(-1, t)), up.toReversed().map((t) => edge(1, t))];
  ink.path('solid', edge(-1, 0), [...through(left), straight(edge(1, 1)), ...through(right)], true);
}

/** A stem too wide for one cut: two edges, and hatching on the side away from the light. */
export function trunk(ink: Ink, spine: Spine, thick: number, thin: number, strokes: number): void {
  const half = (t: number) => (thick + (thin - thick) * t ** 0.7) / 2;
  for (const side of [-1, 1])
    ink.curve(
      'line',
      steps(5).map((t) => beside(spine(t), side * half(t))),
    );
  for (const t of steps(strokes)) {
    const edge = beside(spine(t), half(t));
    const reach = half(t) * ink.vary(0.5, 1.4);
    ink.line('hatch', edge, ahead(beside(edge, -reach), reach * 0.3));
  }
}

interface LeafForm {
  /** Where along the midrib the blade is widest. */
  readonly widest?: number;
  /** Above 1 the tip is drawn out. */
  readonly point?: number;
  /** Teeth, spines, or lobes on either side. */
  readonly teeth?: number;
  /** How far the margin reaches at the foot of a tooth, and how far it is drawn between two feet. */
  readonly notch?: number;
  readonly crest?: number;
  /** Above 0 the teeth point to the tip. */
  readonly lean?: number;
  readonly veins?: number;
  /** Shading strokes between two veins. */
  readonly shade?: number;
  readonly tool?: 'leaf' | 'petal' | 'hatch';
}

/** A blade along a spine, `width` from the midrib to the margin. */
export function leaf(ink: Ink, spine: Spine, width: number, form: LeafForm = {}): void {
  const {
    widest = 0.4,
    point = 1,
    teeth = 0,
    notch = 0.9,
    crest = 1.25,
    lean = 0,
    tool = 'leaf',
  } = form;
  const early = Math.log(0.5) / Math.log(widest);
  const edge = (side: number, t: number, k = 1) =>
    beside(spine(t), side * k * width * Math.sin(Math.PI * Math.min(t, 1) ** early) ** point);

  const stops = teeth ? steps(teeth) : [0, 0.1, 0.36, 0.7, 1];
  const margin = (side: number, walk: readonly number[]): Stretch[] => {
    if (!teeth) return through(walk.map((t) => edge(side, t)));
    return walk.slice(1).map((t, i) => {
      const belly = (t + (walk[i] ?? t)) / 2 + lean / teeth;
      return curved(edge(side, belly, crest), edge(side, t, notch));
    });
  };
  // Every blade winds the same way round, so that two that overlap stay filled.
  ink.path(tool, spine(0), [...margin(-1, stops), ...margin(1, stops.toReversed())], true);
  veins(ink, spine, edge, form);
}

function veins(
  ink: Ink,
  spine: Spine,
  edge: (side: number, t: number, k: number) => Node,
  { veins = 0, shade = 0 }: LeafForm,
): void {
  ink.path('vein', spine(0), [curved(spine(0.5), spine(0.95))]);
  const gap = 1 / (veins + 0.6);
  for (let i = 1; i <= veins; i++) {
    for (const side of [-1, 1]) {
      const t = (i - 0.42 + side * 0.12) * gap;
      ink.path('hatch', spine(t), [
        curved(edge(side, t + 0.05, 0.5), edge(side, Math.min(t + 0.16, 0.98), 0.86)),
      ]);
    }
    for (let k = 1; k <= shade; k++) {
      const t = (i - 0.3 + k / (shade + 1)) * gap;
      ink.line('hatch', spine(t), edge(1, t + 0.08, ink.vary(0.35, 0.75)));
    }
  }
}

/** A blade too small for veins: two arcs and, if wanted, a midrib. */
export function leaflet(
  ink: Ink,
  at: Node,
  length: number,
  width: number,
  tool: Tool = 'leaf',
  midrib = false,
): void {
  const tip = ahead(at, length);
  const belly = ahead(at, length * 0.45);
  ink.path(tool, at, [curved(beside(belly, -width), tip), curved(beside(belly, width), at)], true);
  if (midrib) ink.line('hatch', at, ahead(at, length * 0.8));
}

/** The unrolling tip of a young frond. */
export function crosier(ink: Ink, from: Node, length: number, side: number): void {
  const spine = grow(from, side * 0.15, length, { bend: side * ink.vary(9.5, 11.5), late: 3.2 });
  for (const edge of [-1, 1])
    ink.curve(
      'line',
      steps(16).map((t) => beside(spine(t), edge * (1.8 - t))),
    );
  for (const t of steps(24).slice(3))
    ink.line('hatch', spine(t), beside(spine(t), -side * ink.vary(3, 4.5)));
}

interface RootForm {
  readonly thick?: number;
  /** How many times they divide. */
  readonly depth?: number;
  /** The stretch of soil they leave from. */
  readonly width?: number;
}

/** Roots that taper, wander, and divide, over a fan of `spread`. */
export function roots(
  ink: Ink,
  from: Node,
  count: number,
  length: number,
  spread: number,
  { thick = 1.8, depth = 1, width = 0 }: RootForm = {},
): void {
  for (let i = 0; i < count; i++) {
    const lateral = count > 1 ? i / (count - 1) - 0.5 : 0;
    const angle = Math.PI - lateral * spread + ink.off(0.12);
    const growth = { bend: lateral * ink.vary(-0.1, 0.9), sway: ink.off(0.35) };
    root(
      ink,
      grow({ ...from, x: from.x + lateral * width }, angle, length * ink.vary(0.7, 1.1), growth),
      thick,
      depth,
    );
  }
}

function root(ink: Ink, spine: Spine, thick: number, depth: number): void {
  if (thick < 1) trace(ink, 'vein', spine);
  else stem(ink, spine, thick, 0.4);
  if (depth === 0) return;
  for (const { node } of alternate(
    spine,
    3 + depth,
    [ink.vary(0.15, 0.35), 0.88],
    ink.vary(0.6, 0.9),
  )) {
    const growth = { bend: ink.off(0.6), sway: ink.off(0.3) };
    root(
      ink,
      grow(node, node.angle, ink.vary(14, 26) * (0.4 + depth * 0.6), growth),
      thick * 0.45,
      depth - 1,
    );
  }
}

/** The level of the soil: a broken line with a few strokes under it. */
export function ground(ink: Ink, reach: number, y = 0): void {
  const at = (x: number, down: number) => ({
    x,
    y: y + ink.vary(down - 1.5, down + 1.5),
    angle: 0,
  });
  for (let x = -reach; x < reach;) {
    const end = Math.min(x + ink.vary(10, 34), reach);
    ink.line('vein', at(x, 0), at(end, 0));
    ink.line('hatch', at(x + 4, 5), at((x + end) / 2 + 4, 5));
    x = end + ink.vary(2, 8);
  }
}

/** A wedge with a lobed rim and veins that radiate. */
export function fan(ink: Ink, at: Node, size: number): void {
  const foot = ahead(at, 3);
  const ray = (turn: number, reach: number) => ahead(turned(foot, turn), reach * size);
  const rim = steps(6).map((t, i) => ray((t - 0.5) * 1.6, i % 2 ? 1.12 : 0.9));
  ink.line('line', at, foot);
  ink.path('leaf', foot, [straight(ray(-0.8, 0.9)), ...through(rim)], true);
  for (const turn of [-0.5, 0, 0.5]) ink.line('hatch', foot, ray(turn, 0.8));
}

/** The head of a thistle: a globe of bracts under a brush of florets. */
export function burr(ink: Ink, at: Node, size: number): void {
  const globe = grow(at, at.angle, size * 1.7);
  const spines = { widest: 0.42, point: 0.6, teeth: 6, notch: 1.15, crest: 0.75, lean: -0.1 };
  leaf(ink, globe, size * 0.85, spines);
  for (const row of [0.2, 0.4, 0.6]) {
    for (const step of steps(4)) {
      const bract = turned(beside(globe(row), (step - 0.5) * size * 1.1), (step - 0.5) * 1.2);
      leaflet(ink, bract, size * 0.42, size * 0.14);
    }
  }
  for (const step of steps(24)) {
    const ray = turned(globe(0.55), (step - 0.5) * 1.5);
    ink.line('bloom', ahead(ray, size * 0.72), ahead(ray, size * ink.vary(1.3, 1.65)));
  }
}
