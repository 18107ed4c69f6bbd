/**
 * The plate of a guide: one plant, engraved. Every habit below is a plant of the field’s family, and
 * holds the measures of that plant and nothing else; how organs are drawn stands in plate-parts.ts.
 */
import {
  ahead,
  alternate,
  beside,
  burr,
  crosier,
  fan,
  ground,
  grow,
  Ink,
  leaf,
  leaflet,
  roots,
  steps,
  stem,
  trace,
  trunk,
  turned,
  type Node,
  type Vary,
} from './plate-parts.ts';

type Habit = (ink: Ink) => void;

/** Where the stem leaves the soil. */
const COLLAR: Node = { x: 0, y: 0, angle: 0 };
/** Each seed of a flower head turns from the last by this much, so that none stand in a row. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

// Ferns

function shuttlecock(ink: Ink): void {
  for (const lean of [-1.15, -0.62, -0.1, 0.45, 1.02]) {
    const length = (325 - Math.abs(lean) * 95) * ink.vary(0.92, 1.04);
    const bend = { bend: lean * ink.vary(0.7, 1.3), late: 2.2, sway: ink.off(0.06) };
    const frond = grow(COLLAR, lean * 0.36, length, bend);
    stem(ink, frond, 2.8, 0.6, 6);
    for (const { node, t } of alternate(frond, 36, [0.24, 0.985], 1.1)) {
      const reach = 5 + 25 * Math.sin(Math.PI * (0.05 + 0.93 * t) ** 1.15);
      leaflet(ink, node, reach * ink.vary(0.88, 1.06), 2 + reach * 0.12);
    }
  }
  crosier(ink, COLLAR, 92, 1);
  crosier(ink, COLLAR, 66, -1);
  roots(ink, COLLAR, 5, 50, 2.5);
}

function bracken(ink: Ink): void {
  const frond = grow(COLLAR, ink.off(0.1), 330, { bend: ink.off(0.35), sway: ink.off(0.1) });
  stem(ink, frond, 3.4, 0.7, 5);
  for (const { node, t, side } of alternate(frond, 17, [0.27, 0.98], 1.1)) {
    const length = 118 * (1 - t) ** 0.85 * ink.vary(0.9, 1.08) + 8;
    const lobes = Math.round(length / 12.5) + 2;
    const bend = -side * ink.vary(0.1, 0.5);
    const pinna = grow(node, node.angle - side * t * 0.3, length, { bend });
    const form = { widest: 0.22, teeth: lobes, notch: 0.4, crest: 1.75, lean: 0.2 };
    leaf(ink, pinna, 5 + length * 0.08, { ...form, veins: lobes - 3 });
  }
  crosier(ink, { ...COLLAR, x: 4 }, 105, 1);
  roots(ink, COLLAR, 5, 44, 2.4);
}

function hartsTongue(ink: Ink): void {
  const form = { widest: 0.55, point: 0.55, teeth: 7, notch: 0.93, crest: 1.1, veins: 13 };
  for (const lean of [-1.1, -0.5, 0.06, 0.6, 1.05]) {
    const length = (275 - Math.abs(lean) * 85) * ink.vary(0.92, 1.06);
    const bend = { bend: lean * ink.vary(0.7, 1.5), late: 1.7, sway: ink.off(0.14) };
    const frond = grow(COLLAR, lean * 0.5, length, bend);
    leaf(ink, frond, 15, form);
    stem(ink, frond, 3, 0.6, 5);
    for (const { node } of alternate(frond, 22, [0.38, 0.88], 1.05)) {
      ink.line('bloom', ahead(node, 4), ahead(node, 9.5));
    }
  }
  crosier(ink, COLLAR, 84, -1);
  roots(ink, COLLAR, 6, 44, 2.5);
}

function maidenhair(ink: Ink): void {
  const stipe = grow(COLLAR, ink.off(0.1), 320, { bend: ink.off(0.4), sway: 0.1 });
  stem(ink, stipe, 2.6, 0.6, 5);
  for (const { node, t, side } of alternate(stipe, 11, [0.25, 0.97], 0.95)) {
    const length = 108 * (1 - t * 0.75) * ink.vary(0.9, 1.1);
    const twig = grow(node, node.angle, length, { bend: side * ink.vary(0.1, 0.6) });
    trace(ink, 'line', twig);
    const fans = Math.max(3, Math.round(length / 14));
    for (const { node } of alternate(twig, fans, [0.25, 1], 0.75)) fan(ink, node, 18 - t * 5);
  }
  roots(ink, COLLAR, 5, 40, 2.6);
}

// Trees, mosses, and the roots that hold them

function winterTree(ink: Ink): void {
  const bole = grow(COLLAR, ink.off(0.06), 98, { sway: 0.12 });
  trunk(ink, bole, 24, 13, 22);
  for (const lean of [-0.75, 0.05, 0.8]) {
    branch(ink, { ...bole(0.97), angle: lean * ink.vary(0.85, 1.15) }, 60, 7.5);
  }
  ground(ink, 112, 2);
  roots(ink, COLLAR, 6, 88, 2.5, { thick: 4.5, width: 20 });
}

function branch(ink: Ink, from: Node, length: number, thick: number): void {
  const bend = ink.off(0.25) - from.angle * 0.2;
  const limb = grow(from, from.angle, length, { bend, sway: ink.off(0.15) });
  if (thick > 5) trunk(ink, limb, thick, thick * 0.7, 7);
  else if (thick > 1.6) stem(ink, limb, thick, thick * 0.6, 2);
  else trace(ink, 'line', limb, 1);
  if (thick < 1) {
    leaflet(ink, limb(1), 14, 6);
    return;
  }
  for (const turn of [-0.5, 0.5]) {
    const fork = turned(limb(1), turn * ink.vary(0.7, 1.3));
    branch(ink, fork, length * ink.vary(0.68, 0.88), thick * 0.6);
  }
}

function seedling(ink: Ink): void {
  const shoot = grow(COLLAR, ink.off(0.06), 120, { bend: ink.off(0.2) });
  stem(ink, shoot, 3.6, 1.6);
  for (const { node, t, side } of alternate(shoot, 6, [0.3, 1], 0.95)) {
    const length = (66 - t * 12) * ink.vary(0.9, 1.1);
    const blade = grow(node, node.angle - side * t * 0.5, length, { bend: side * 0.5 });
    leaf(ink, blade, 16, { widest: 0.45, point: 1.1, veins: 6, shade: 2 });
  }
  ground(ink, 100);
  const tap = grow(COLLAR, Math.PI + ink.off(0.05), 205, { bend: ink.off(0.2), sway: 0.1 });
  trunk(ink, tap, 17, 0.5, 40);
  for (const { node, t } of alternate(tap, 16, [0.04, 0.92], 1.1)) {
    const length = 95 * (1 - t) ** 0.8 * ink.vary(0.6, 1.1) + 12;
    const side = grow(node, node.angle, length, { bend: ink.off(0.5), sway: ink.off(0.4) });
    stem(ink, side, 1.8 - t, 0.3);
    for (const { node } of alternate(side, 3, [0.3, 0.85], 0.8)) {
      trace(ink, 'hatch', grow(node, node.angle, ink.vary(8, 18), { bend: ink.off(0.6) }), 1);
    }
  }
}

function moss(ink: Ink): void {
  for (let i = 0; i < 7; i++) {
    const x = (i - 3) * 25 + ink.off(2);
    const height = 128 - Math.abs(x) * 0.4 + ink.vary(-14, 20);
    const bend = x / 400 + ink.off(0.08);
    const shoot = grow({ ...COLLAR, x }, x / 300 + ink.off(0.03), height, { bend });
    stem(ink, shoot, 1.8, 0.6, 2);
    for (const { node, t } of alternate(shoot, 26, [0.08, 1], 0.55)) {
      leaflet(ink, node, (22 - t * 8) * ink.vary(0.85, 1.1), 4.4);
    }
    if (i % 2) continue;
    const tip = shoot(1);
    const seta = grow(tip, tip.angle * 0.5, ink.vary(80, 135), { bend: ink.off(0.35), late: 2 });
    trace(ink, 'line', seta);
    leaflet(ink, turned(seta(1), ink.off(0.9)), 24, 11, 'petal', true);
  }
  ground(ink, 112, 4);
  roots(ink, COLLAR, 11, 66, 1.5, { thick: 1.1, width: 160 });
}

// Grasses and seed heads

function tussock(ink: Ink, count: number): void {
  for (const step of steps(count)) {
    const lean = (step - 0.5) * 2 + ink.off(0.15);
    const bend = { bend: lean * ink.vary(1, 2), late: 1.8 };
    const blade = grow(COLLAR, lean * 0.35, ink.vary(105, 172), bend);
    leaf(ink, blade, 3.8, { widest: 0.3, point: 0.8 });
  }
  roots(ink, COLLAR, 11, 52, 2, { thick: 0.8, depth: 0 });
}

function oat(ink: Ink): void {
  const culm = grow(COLLAR, ink.vary(-0.08, 0.02), 330, { bend: ink.vary(0.2, 0.5), late: 2 });
  stem(ink, culm, 2.4, 0.7, 5);
  for (const { node, t, side } of alternate(culm, 18, [0.5, 1], 0.7)) {
    const length = 64 * (1 - t * 0.7) * ink.vary(0.6, 1.15);
    const twig = grow(node, node.angle, length, { bend: side * 1.5, late: 1.8 });
    trace(ink, 'vein', twig);
    const tip = { ...twig(1), angle: Math.PI - side * ink.vary(0, 0.5) };
    for (const turn of [-0.2, 0.2]) leaflet(ink, turned(tip, turn), 21, 5, 'petal', true);
    ink.line('hatch', ahead(tip, 14), ahead(turned(tip, ink.off(0.3)), 40));
  }
  tussock(ink, 6);
}

function barley(ink: Ink): void {
  for (const lean of [-0.6, 0.08, 0.55]) {
    const bend = { bend: lean * ink.vary(1, 1.7), late: 2.5 };
    const culm = grow(COLLAR, lean * 0.3, 270 - Math.abs(lean) * 60, bend);
    stem(ink, culm, 2, 1, 5);
    for (const { node, t, side } of alternate(culm, 24, [0.68, 1], 0.42)) {
      leaflet(ink, node, 16, 5.5, 'petal');
      const length = (80 - t * 22) * ink.vary(0.85, 1.1);
      const awn = grow(ahead(node, 14), node.angle, length, { bend: -side * ink.vary(0, 0.4) });
      trace(ink, 'hatch', awn, 1);
    }
  }
  tussock(ink, 5);
}

function clock(ink: Ink): void {
  const scape = grow(COLLAR, ink.vary(-0.05, 0.1), 225, { bend: ink.vary(-0.2, 0.1), sway: 0.08 });
  stem(ink, scape, 4, 2);
  for (let i = 0; i < 38; i++) {
    const ray = turned(ahead(scape(1), 2), i * GOLDEN_ANGLE);
    const tip = ahead(ray, 62 * (i % 3 ? 1 : 0.68) * ink.vary(0.93, 1.05));
    ink.line('bloom', ahead(ray, 6), ahead(ray, 14));
    ink.line('hatch', ahead(ray, 14), tip);
    for (const turn of [-0.9, -0.3, 0.3, 0.9]) ink.line('hatch', tip, ahead(turned(tip, turn), 11));
  }
  const young = grow(COLLAR, -0.35, 150, { bend: 0.35 });
  stem(ink, young, 3.2, 2);
  for (const turn of [-0.32, 0, 0.32]) {
    leaflet(ink, turned(young(1), turn), 34, 9, turn ? 'leaf' : 'petal', true);
  }
  for (const lean of [-1.2, -0.72, 0.7, 1.15]) {
    const blade = grow(COLLAR, lean, ink.vary(106, 138), { bend: lean * ink.vary(0, 0.4) });
    leaf(ink, blade, 20, { widest: 0.68, teeth: 7, notch: 1, crest: 0, lean: 0.3, veins: 6 });
  }
  roots(ink, COLLAR, 3, 66, 0.9, { thick: 5 });
}

// Thorns and thistles

function thistle(ink: Ink): void {
  const form = { widest: 0.35, teeth: 7, notch: 1.2, crest: -0.4, lean: -0.1, veins: 6, shade: 1 };
  const stalk = grow(COLLAR, 0, 250, { bend: ink.off(0.2), sway: 0.08 });
  stem(ink, stalk, 4, 2.2);
  for (const { node, t, side } of alternate(stalk, 7, [0.08, 0.76], 0.95)) {
    const length = (128 - t * 62) * ink.vary(0.9, 1.05);
    leaf(
      ink,
      grow(node, node.angle, length, { bend: side * ink.vary(0.2, 0.7) }),
      27 - t * 9,
      form,
    );
  }
  burr(ink, stalk(1), 26);
  const shoot = grow(stalk(0.8), stalk(0.8).angle - 0.8, 62, { bend: 0.6 });
  stem(ink, shoot, 2, 1.6);
  burr(ink, shoot(1), 17);
  roots(ink, COLLAR, 3, 62, 1.1, { thick: 4 });
}

function bramble(ink: Ink): void {
  const form = { widest: 0.42, teeth: 7, crest: 1.25, notch: 0.85, lean: 0.3, veins: 4 };
  const cane = grow(COLLAR, -0.4, 350, { bend: ink.vary(1.2, 1.7), late: 1.5 });
  stem(ink, cane, 4.4, 1.4, 5);
  for (const { node } of alternate(cane, 24, [0.05, 0.8], 1.5)) {
    leaflet(ink, turned(node, 0.3), 9, 3.4, 'solid');
  }
  for (const { node, side, t } of alternate(cane, 5, [0.22, 0.8], 0.95)) {
    const stalk = grow(node, node.angle, 26, { bend: side * 0.3 });
    trace(ink, 'line', stalk);
    for (const turn of [-1.15, 0, 1.15]) {
      const length = ((turn ? 46 : 60) - t * 12) * ink.vary(0.9, 1.1);
      const blade = grow(stalk(1), stalk(1).angle + turn, length, { bend: turn * 0.3 });
      leaf(ink, blade, 16 - t * 3, form);
    }
  }
  for (const { node, side } of alternate(cane, 5, [0.86, 1], 0.7)) {
    const pedicel = grow(node, node.angle, ink.vary(14, 30), { bend: side * 0.8 });
    trace(ink, 'vein', pedicel, 1);
    head(ink, pedicel(1), 12, 8.5);
  }
  roots(ink, COLLAR, 5, 50, 2.2, { thick: 2.2 });
}

/** Seeds packed in a disk as a sunflower packs them. */
function head(ink: Ink, at: Node, count: number, radius: number): void {
  for (let i = 0; i < count; i++) {
    ink.dot('seed', ahead(turned(at, i * GOLDEN_ANGLE), Math.sqrt(i / count) * radius));
  }
}

function holly(ink: Ink): void {
  const form = { widest: 0.48, teeth: 5, notch: 1.15, crest: 0.1, veins: 5, shade: 2 };
  const sprig = grow(COLLAR, ink.off(0.15), 290, { sway: 0.14 });
  stem(ink, sprig, 3.6, 1.4, 5);
  for (const { node, t, side } of alternate(sprig, 9, [0.14, 1], 1)) {
    const bend = side * ink.vary(-0.1, 0.5);
    const length = (92 - t * 22) * ink.vary(0.9, 1.1);
    leaf(ink, grow(node, node.angle - side * t * 0.6, length, { bend }), 22 - t * 4, form);
    if (t > 0.85) continue;
    for (const turn of [0.3, 0.9, 1.5]) {
      const stalk = turned(node, -side * turn);
      ink.line('vein', stalk, ahead(stalk, 12));
      ink.dot('berry', ahead(stalk, 13 + turn));
    }
  }
}

// Flowers

function umbel(ink: Ink): void {
  const stalk = grow(COLLAR, ink.off(0.06), 225, { bend: ink.off(0.15) });
  stem(ink, stalk, 3.4, 2);
  rays(ink, stalk(1), 78, 12);
  const shoot = grow(stalk(0.42), 0.75, 104, { bend: -0.55 });
  stem(ink, shoot, 1.8, 1.2);
  rays(ink, shoot(1), 36, 6);
  for (const { node, t } of alternate(stalk, 4, [0.06, 0.5], 0.9)) {
    const rachis = grow(node, node.angle, (112 - t * 40) * ink.vary(0.9, 1.1));
    trace(ink, 'line', rachis);
    for (const { node, t } of alternate(rachis, 11, [0.25, 1], 0.75)) {
      leaf(ink, grow(node, node.angle, 32 - t * 15), 7, { teeth: 4, notch: 0.25, crest: 1.7 });
    }
  }
  roots(ink, COLLAR, 1, 76, 0, { thick: 6 });
}

/** The spokes of an umbel, each with an umbel of its own. */
function rays(ink: Ink, at: Node, reach: number, count: number): void {
  for (const step of steps(count)) {
    const lean = step - 0.5;
    const length = reach * (1 + Math.abs(lean) * 0.25) * ink.vary(0.93, 1.05);
    const ray = grow(at, at.angle + lean * 1.9, length, { bend: -lean * 0.5 });
    trace(ink, 'vein', ray, 1);
    for (const floret of steps(5)) {
      const spoke = { ...ray(1), angle: at.angle + (floret - 0.5) * 2.6 };
      ink.line('hatch', spoke, ahead(spoke, 11));
      ink.dot('seed', ahead(spoke, 12.5));
    }
  }
}

function daisy(ink: Ink): void {
  const form = { widest: 0.7, teeth: 5, notch: 0.5, crest: 1.4, lean: 0.2, veins: 3 };
  for (const size of [46, 38]) {
    const lean = size > 40 ? -0.35 : 0.55;
    const bend = lean * ink.vary(0.2, 0.6);
    const stalk = grow(COLLAR, lean * 0.5, size * 6.9 - 82, { bend, sway: 0.08 });
    stem(ink, stalk, 2.8, 1.8);
    const eye = ahead(stalk(1), size * 0.24);
    for (const step of steps(17).slice(1)) {
      const ray = ahead(turned(eye, step * 2 * Math.PI + ink.off(0.08)), size * 0.26);
      const petal = grow(ray, ray.angle, size * ink.vary(0.66, 0.82));
      leaf(ink, petal, size * 0.12, { widest: 0.62, point: 0.6, tool: 'petal' });
    }
    head(ink, eye, 30, size * 0.24);
    for (const { node, t } of alternate(stalk, 5, [0.12, 0.7], 0.7)) {
      leaf(ink, grow(node, node.angle, 60 - t * 28), 12 - t * 5, form);
    }
  }
  roots(ink, COLLAR, 6, 46, 2.4, { thick: 1.6 });
}

function bellflower(ink: Ink): void {
  const form = { teeth: 9, crest: 1.2, lean: 0.3, veins: 6, shade: 1 };
  const stalk = grow(COLLAR, ink.off(0.05), 320, { bend: ink.vary(0.1, 0.35), late: 2 });
  stem(ink, stalk, 3.4, 1, 5);
  for (const { node, t, side } of alternate(stalk, 10, [0.58, 1], 0.6)) {
    const pedicel = grow(node, node.angle, 30 - t * 12, { bend: side * ink.vary(1.7, 2.1) });
    trace(ink, 'line', pedicel);
    bell(ink, pedicel(1), (42 - t * 24) * ink.vary(0.95, 1.08));
  }
  for (const { node, t, side } of alternate(stalk, 7, [0.04, 0.35], 0.95)) {
    const blade = grow(node, node.angle, 92 - t * 40, { bend: side * ink.vary(0.1, 0.6) });
    leaf(ink, blade, 14 - t * 5, form);
  }
  roots(ink, COLLAR, 5, 46, 2.2);
}

function bell(ink: Ink, at: Node, size: number): void {
  const spot = (along: number, aside: number) => beside(ahead(at, along * size), aside * size);
  const wall = (side: number) => [
    spot(0.06, side * 0.15),
    spot(0.22, side * 0.26),
    spot(0.68, side * 0.29),
    spot(1, side * 0.45),
  ];
  const rim = [spot(0.9, -0.2), spot(1.06, 0), spot(0.9, 0.2)];
  ink.curve('petal', [at, ...wall(-1), ...rim, ...wall(1).reverse(), at], true);
  for (const aside of [-0.12, 0, 0.12, 0.2]) {
    ink.line('hatch', spot(0.15, aside), spot(0.75, aside * 1.3));
  }
}

// Leafy herbs

function nettle(ink: Ink): void {
  const form = {
    widest: 0.36,
    point: 1.15,
    teeth: 8,
    crest: 1.2,
    notch: 0.88,
    lean: 0.3,
    veins: 4,
  };
  const stalk = grow(COLLAR, 0, 310, { bend: ink.off(0.25), sway: 0.08 });
  stem(ink, stalk, 3.4, 1.2);
  for (const t of steps(6)) {
    for (const side of [-1, 1]) {
      const node = turned(stalk(0.1 + t * 0.86), side * (1.15 - t * 0.6) * ink.vary(0.85, 1.1));
      const length = (98 - t * 66) * ink.vary(0.88, 1.1);
      const blade = grow(node, node.angle, length, { bend: side * ink.vary(-0.1, 0.6) });
      leaf(ink, blade, 21 - t * 13, { ...form, shade: 1 });
      for (const reach of [5, 10, 15, 20]) {
        ink.dot('seed', beside(ahead(turned(node, -side * 0.6), reach), ink.off(1.5)));
      }
    }
  }
  roots(ink, COLLAR, 5, 46, 2.4);
}

function willowherb(ink: Ink): void {
  const stalk = grow(COLLAR, 0.05, 335, { bend: ink.off(0.3), sway: 0.1 });
  stem(ink, stalk, 3.2, 0.8, 5);
  for (const { node, t, side } of alternate(stalk, 14, [0.08, 0.7], 0.95)) {
    const length = (98 - t * 34) * ink.vary(0.85, 1.1);
    const blade = grow(node, node.angle, length, { bend: side * ink.vary(0, 0.7) });
    leaf(ink, blade, 9.5, { point: 1.2, veins: 7 });
  }
  for (const { node, t } of alternate(stalk, 22, [0.73, 1], 0.8)) {
    leaflet(ink, node, (19 - t * 12) * ink.vary(0.8, 1.1), 5, 'petal');
  }
  roots(ink, COLLAR, 5, 46, 2.4);
}

function plantain(ink: Ink): void {
  for (const lean of [-1.28, -0.84, -0.36, 0.32, 0.75, 1.2]) {
    const blade = grow(COLLAR, lean, ink.vary(128, 165), { bend: lean * ink.vary(0, 0.6) });
    // Ribs that run along the blade are the same blade, narrower.
    for (const share of [1, 0.66, 0.33]) {
      leaf(ink, blade, 22 * share, { widest: 0.6, point: 1.2, tool: share < 1 ? 'hatch' : 'leaf' });
    }
  }
  for (const lean of [-0.5, 0.05, 0.45]) {
    const length = (290 - Math.abs(lean) * 90) * ink.vary(0.9, 1.05);
    const scape = grow(COLLAR, lean * 0.7, length, { bend: -lean * 0.5 });
    stem(ink, scape, 2, 1.4);
    for (const { node } of alternate(scape, 50, [0.68, 1], 1)) {
      ink.dot('seed', ahead(node, ink.vary(2.5, 4)));
    }
  }
  roots(ink, COLLAR, 7, 50, 2.2, { thick: 1.3 });
}

const FAMILIES: ReadonlyMap<string, readonly Habit[]> = new Map([
  ['engineering', [shuttlecock, bracken, hartsTongue, maidenhair]],
  ['infrastructure', [winterTree, seedling, moss]],
  ['data', [oat, barley, clock]],
  ['security', [thistle, bramble, holly]],
  ['product', [umbel, daisy, bellflower]],
]);
const HERBS: readonly Habit[] = [nettle, willowherb, plantain];

const SHEET = { width: 300, height: 380, margin: 14 };

/** Light and dark are two printings: an `<img>` cannot inherit the colors of the page. */
const STYLE = `
:root{color:#2c5a40;--ochre:#8a6512}
@media(prefers-color-scheme:dark){:root{color:#8fc3a0;--ochre:#d9b45c}}
path{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}
.hatch{stroke-width:.4}
.vein{stroke-width:.6}
.leaf,.petal,.bloom{stroke-width:.8}
.leaf{fill:currentColor;fill-opacity:.13}
.solid{fill:currentColor;stroke:none}
.petal,.bloom,.seed,.berry{stroke:var(--ochre)}
.petal{fill:var(--ochre);fill-opacity:.18}
.seed{stroke-width:3.2}
.berry{stroke-width:5.6}
`;

/** FNV-1a, 32 bits (Fowler, Noll, and Vo). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** mulberry32 (Tommy Ettinger, public domain). */
function mulberry32(seed: number): Vary {
  let state = seed;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let n = Math.imul(state ^ (state >>> 15), state | 1);
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61);
    return least + (((n ^ (n >>> 14)) >>> 0) / 2 ** 32) * (most - least);
  };
}

/**
 * The engraving that stands for a guide, as a whole SVG document. The field names the family of
 * plants; the slug picks one of its habits and every turn of the hand, through mulberry32 seeded
 * by FNV-1a, so the same slug prints the same bytes on every machine.
 */
export function plate({ slug, field }: { slug: string; field: string }): string {
  const seed = fnv1a(slug);
  const family = FAMILIES.get(field) ?? HERBS;
  const ink = new Ink(mulberry32(seed));
  (family[seed % family.length] ?? nettle)(ink);
  const paths = [...ink.print(SHEET)].map(([tool, data]) => `<path class="${tool}" d="${data}"/>`);
  const size = `${SHEET.width} ${SHEET.height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}"><style>${STYLE}</style>${paths.join('')}</svg>\n`;
}
