import { ahead, alternate, beside, crosier, ground, grow, Ink, leaf, leaflet, roots, stem, steps, trace, trunk, type Node, type Spine, type Tool, type Vary } from './plate-parts.ts';

type Habit = (ink: Ink) => void;

const SOIL = { x: 0, y: 0 };

// Ferns

function shuttlecock(ink: Ink): void {
  const fronds = [-1.05, -0.55, -0.02, 0.5, 1];
  for (const lean of fronds) {
    const length = 250 - Math.abs(lean) * 50 * ink.vary(0.8, 1.2);
    const spine = grow(SOIL, { angle: lean * 0.62, length, bend: lean * ink.vary(0.7, 1), late: 1.6, sway: ink.vary(-0.06, 0.06) });
    stem(ink, spine, 2.6, 0.6);
    for (const { node, t } of alternate(spine, { count: 44, from: 0.16, to: 0.985, spread: 1.2 })) {
      const reach = 27 * Math.sin(Math.PI * (0.13 + 0.87 * t) ** 0.75) + 3;
      leaflet(ink, node, reach * ink.vary(0.92, 1.06), 4.6);
    }
  }
  crosier(ink, SOIL, 95, 1);
  crosier(ink, SOIL, 70, -1);
  roots(ink, SOIL, { count: 7, length: 46, spread: 2.6 });
}

function bracken(ink: Ink): void {
  const spine = grow(SOIL, { angle: ink.vary(-0.08, 0.08), length: 330, bend: ink.vary(-0.25, 0.25), sway: ink.vary(-0.08, 0.08) });
  stem(ink, spine, 3.4, 0.7);
  for (const { node, t, side } of alternate(spine, { count: 24, from: 0.24, to: 0.97, spread: 1.12 })) {
    const length = 118 * (1 - t) ** 0.85 * ink.vary(0.92, 1.06) + 7;
    const pinna = grow(node, { angle: node.angle - side * t * 0.3, length, bend: -side * 0.3 });
    leaf(ink, pinna, { width: 4 + length * 0.09, widest: 0.22, teeth: Math.round(length / 8) + 2, notch: 0.45, crest: 1.7, lean: 0.12, veins: Math.round(length / 8) });
  }
  roots(ink, SOIL, { count: 6, length: 44, spread: 2.4 });
}

function hartsTongue(ink: Ink): void {
  for (const lean of [-1, -0.5, 0.04, 0.55, 1.05]) {
    const length = 265 - Math.abs(lean) * 85 * ink.vary(0.85, 1.15);
    const spine = grow(SOIL, { angle: lean * 0.6, length, bend: lean * ink.vary(0.5, 1.1), late: 1.5, sway: ink.vary(-0.12, 0.12) });
    leaf(ink, spine, { width: 15, widest: 0.55, point: 0.55, teeth: 9, notch: 0.94, crest: 1.1, lean: 0, veins: 24 });
    stem(ink, spine, 3, 0.6);
    for (const { node } of alternate(spine, { count: 26, from: 0.35, to: 0.9, spread: 1.15 })) ink.line('bloom', ahead(node, 4), ahead(node, 9));
  }
  crosier(ink, SOIL, 80, -1);
  roots(ink, SOIL, { count: 8, length: 44, spread: 2.5 });
}

function maidenhair(ink: Ink): void {
  const spine = grow(SOIL, { angle: ink.vary(-0.1, 0.1), length: 320, bend: ink.vary(-0.4, 0.4), sway: 0.1 });
  stem(ink, spine, 2.6, 0.6, 6);
  for (const { node, t, side } of alternate(spine, { count: 11, from: 0.25, to: 0.97, spread: 0.95 })) {
    const length = 105 * (1 - t * 0.75) * ink.vary(0.9, 1.1);
    const twig = grow(node, { angle: node.angle, length, bend: side * ink.vary(0.1, 0.5) });
    stem(ink, twig, 1.4, 0.5, 2);
    const count = Math.max(3, Math.round(length / 13));
    for (const place of alternate(twig, { count, from: 0.25, to: 1, spread: 0.75 })) fan(ink, place.node, 16 - t * 4);
  }
  roots(ink, SOIL, { count: 7, length: 40, spread: 2.6 });
}

/** A wedge with a lobed rim and veins that radiate. */
function fan(ink: Ink, at: Node, size: number): void {
  const foot = ahead(at, 3);
  const ray = (turn: number, reach: number) => ahead({ ...foot, angle: at.angle + turn }, reach * size);
  ink.line('hatch', at, foot);
  ink.path('leaf', foot, [[ray(-0.8, 0.9)], [ray(-0.6, 1.3), ray(-0.28, 0.95)], [ray(0, 1.35), ray(0.28, 0.95)], [ray(0.6, 1.3), ray(0.8, 0.9)], [foot]], true);
  for (const turn of [-0.5, 0, 0.5]) ink.line('hatch', foot, ray(turn, 0.8));
}

// Trees, mosses, and the roots that hold them

function winterTree(ink: Ink): void {
  const bole = grow(SOIL, { angle: ink.vary(-0.05, 0.05), length: 92, sway: 0.08 });
  trunk(ink, bole, 22, 12);
  const branch = (from: Node, length: number, thick: number, depth: number): void => {
    const spine = grow(from, { angle: from.angle, length, bend: -from.angle * ink.vary(0, 0.4) + ink.vary(-0.3, 0.3), sway: ink.vary(-0.15, 0.15) });
    if (thick > 0.9) stem(ink, spine, thick, thick * 0.6, 2);
    else trace(ink, 'vein', spine, 1);
    const tip = spine(1);
    if (depth === 0) {
      leaflet(ink, tip, 11, 3.4, 'leaf', false);
      return;
    }
    for (const turn of [-0.5, 0.5]) branch({ ...tip, angle: tip.angle + turn * ink.vary(0.6, 1.3) }, length * ink.vary(0.68, 0.86), thick * 0.6, depth - 1);
    const mid = spine(0.55);
    leaflet(ink, { ...mid, angle: mid.angle + ink.vary(-1, 1) }, 10, 3, 'leaf', false);
  };
  const crown = bole(1);
  for (const turn of [-0.9, -0.25, 0.35, 0.95]) branch({ ...crown, angle: turn }, 52, 6, 4);
  ground(ink, { left: -120, right: 120, y: 2 });
  roots(ink, SOIL, { count: 7, length: 100, spread: 2.6, thick: 6, depth: 2 });
}

function seedling(ink: Ink): void {
  const shoot = grow(SOIL, { angle: ink.vary(-0.06, 0.06), length: 120, bend: ink.vary(-0.2, 0.2) });
  stem(ink, shoot, 3.6, 1.6);
  for (const { node, t, side } of alternate(shoot, { count: 6, from: 0.3, to: 1, spread: 0.95 })) {
    const blade = grow(node, { angle: node.angle - side * t * 0.5, length: 66 - t * 12, bend: side * 0.5 });
    leaf(ink, blade, { width: 15, widest: 0.45, point: 1.1, veins: 7, shade: 2 });
  }
  ground(ink, { left: -110, right: 110, y: 0 });
  const tap = grow(SOIL, { angle: Math.PI + ink.vary(-0.05, 0.05), length: 205, bend: ink.vary(-0.2, 0.2), sway: 0.1 });
  trunk(ink, tap, 17, 0.5, 44);
  for (const { node, t } of alternate(tap, { count: 18, from: 0.04, to: 0.92, spread: 1.1 })) {
    const length = 95 * (1 - t) ** 0.8 * ink.vary(0.6, 1.1) + 12;
    const spine = grow(node, { angle: node.angle, length, bend: ink.vary(-0.5, 0.5), sway: ink.vary(-0.4, 0.4) });
    stem(ink, spine, 1.8 - t, 0.3, 3);
    for (const hair of alternate(spine, { count: 4, from: 0.3, to: 0.85, spread: 0.8 })) trace(ink, 'hatch', grow(hair.node, { angle: hair.node.angle, length: ink.vary(8, 18), bend: ink.vary(-0.6, 0.6) }), 1);
  }
}

function moss(ink: Ink): void {
  for (let i = 0; i < 13; i++) {
    const x = (i - 6) * 19;
    const foot = { x, y: -26 * Math.cos(x / 85) };
    const shoot = grow(foot, { angle: x / 260 + ink.vary(-0.1, 0.1), length: ink.vary(48, 76), bend: ink.vary(-0.3, 0.3) });
    stem(ink, shoot, 1.6, 0.6, 2);
    for (const { node, t } of alternate(shoot, { count: 22, from: 0.05, to: 1, spread: 0.75 })) leaflet(ink, node, 12 - t * 5, 2.6, 'leaf', false);
    if (i % 2) continue;
    const seta = grow(shoot(1), { angle: shoot(1).angle, length: ink.vary(80, 120), bend: ink.vary(-0.4, 0.4), late: 2 });
    trace(ink, 'line', seta, 3);
    leaflet(ink, { ...seta(1), angle: seta(1).angle + ink.vary(-0.8, 0.8) }, 16, 6.5, 'petal');
  }
  ground(ink, { left: -130, right: 130, y: 4 });
  roots(ink, SOIL, { count: 11, length: 70, spread: 2.9, thick: 1, depth: 1 });
}

function mangrove(ink: Ink): void {
  const bole = grow({ x: 0, y: -110 }, { angle: 0, length: 96, sway: 0.12 });
  trunk(ink, bole, 14, 8, 24);
  for (const side of [-1, 1]) {
    for (let i = 0; i < 5; i++) {
      const from = beside(bole(i * 0.1), side * 5);
      const out = 26 + i * 22 * ink.vary(0.9, 1.1);
      const spine: Spine = (t) => ({ x: from.x + side * out * t ** 0.8, y: from.y + (40 - from.y) * t ** 2.2, angle: Math.PI - side * (1 - t) * 1.2 });
      stem(ink, spine, 3.6 - i * 0.3, 1.2, 5);
      roots(ink, spine(1), { count: 3, length: 26, spread: 1.4, thick: 0.8, depth: 0 });
    }
  }
  for (const { node, side } of alternate(bole, { count: 8, from: 0.35, to: 1, spread: 0.8 })) {
    const limb = grow(node, { angle: node.angle, length: ink.vary(50, 75), bend: -side * 0.5 });
    stem(ink, limb, 3, 1, 3);
    for (const place of alternate(limb, { count: 7, from: 0.4, to: 1, spread: 0.8 })) leaflet(ink, place.node, 24, 7);
  }
  ground(ink, { left: -130, right: 130, y: 20 });
}

// Grasses and seed heads

function blades(ink: Ink, count: number, length: number): void {
  for (let i = 0; i < count; i++) {
    const lean = (i / (count - 1) - 0.5) * 2 + ink.vary(-0.12, 0.12);
    const spine = grow(SOIL, { angle: lean * 0.35, length: length * ink.vary(0.75, 1.1), bend: lean * ink.vary(1, 1.9), late: 1.8 });
    leaf(ink, spine, { width: 3.6, widest: 0.3, point: 0.8 });
    trace(ink, 'hatch', (t) => ({ ...beside(spine(t * 0.9), 1.6), angle: 0 }), 3);
  }
}

function oat(ink: Ink): void {
  const culm = grow(SOIL, { angle: ink.vary(-0.05, 0.05), length: 330, bend: ink.vary(0.15, 0.4), late: 2 });
  stem(ink, culm, 2.4, 0.7, 6);
  for (const { node, t, side } of alternate(culm, { count: 18, from: 0.5, to: 1, spread: 0.7 })) {
    const twig = grow(node, { angle: node.angle, length: 62 * (1 - t * 0.7) * ink.vary(0.7, 1.1), bend: side * 1.5, late: 1.8 });
    trace(ink, 'vein', twig, 2);
    const tip = { ...twig(1), angle: Math.PI - side * ink.vary(0, 0.5) };
    for (const turn of [-0.2, 0.2]) leaflet(ink, { ...tip, angle: tip.angle + turn }, 20, 4.5, 'petal');
    ink.line('hatch', ahead(tip, 14), ahead({ ...tip, angle: tip.angle + 0.25 }, 36));
  }
  blades(ink, 6, 150);
  roots(ink, SOIL, { count: 11, length: 48, spread: 2, thick: 1, depth: 0 });
}

function barley(ink: Ink): void {
  for (const lean of [-0.55, 0.05, 0.6]) {
    const culm = grow(SOIL, { angle: lean * 0.35, length: 270 - Math.abs(lean) * 50, bend: lean * ink.vary(0.6, 1.1), late: 2.5 });
    stem(ink, culm, 2, 1, 5);
    for (const { node, t } of alternate(culm, { count: 26, from: 0.7, to: 1, spread: 0.42 })) {
      leaflet(ink, node, 15, 5, 'petal');
      trace(ink, 'hatch', grow(ahead(node, 14), { angle: node.angle, length: 78 - t * 18, bend: -0.25 * Math.sign(node.angle) }), 1);
    }
  }
  blades(ink, 6, 150);
  roots(ink, SOIL, { count: 11, length: 48, spread: 2, thick: 1, depth: 0 });
}

function clock(ink: Ink): void {
  for (const [lean, length, radius] of [[0.1, 225, 62], [-0.6, 150, 0]] as const) {
    const scape = grow(SOIL, { angle: lean * 0.5, length, bend: -lean * 0.5, sway: 0.06 });
    stem(ink, scape, 4, 2.4, 5);
    const heart = scape(1);
    if (radius === 0) {
      for (const turn of steps(8)) leaflet(ink, { ...heart, angle: heart.angle + (turn - 0.5) * 0.7 }, 38, 6, 'petal', false);
      continue;
    }
    for (let i = 0; i < 40; i++) {
      const far = radius * (i % 3 ? 1 : 0.68) * ink.vary(0.93, 1.04);
      const ray = { ...heart, angle: i * 2.39996 };
      const tip = ahead(ray, far);
      ink.dot('seed', ahead(ray, far * 0.34));
      ink.line('hatch', ahead(ray, far * 0.2), tip);
      for (const turn of [-0.9, -0.45, 0, 0.45, 0.9]) ink.line('hatch', tip, ahead({ ...tip, angle: ray.angle + turn }, 11));
    }
  }
  for (const lean of [-1.15, -0.7, 0.75, 1.2]) {
    const spine = grow(SOIL, { angle: lean, length: 125, bend: lean * 0.3 });
    leaf(ink, spine, { width: 17, widest: 0.68, teeth: 8, notch: 0.55, crest: 0.75, lean: -0.4, veins: 8 });
  }
  roots(ink, SOIL, { count: 3, length: 66, spread: 0.9, thick: 5 });
}

// Thorns and thistles

function thistle(ink: Ink): void {
  const stalk = grow(SOIL, { angle: 0, length: 255, bend: ink.vary(-0.2, 0.2), sway: 0.08 });
  stem(ink, stalk, 4, 2.2, 6);
  for (const { node, t, side } of alternate(stalk, { count: 7, from: 0.08, to: 0.8, spread: 0.95 })) {
    const blade = grow(node, { angle: node.angle, length: 122 - t * 62, bend: side * ink.vary(0.2, 0.6) });
    leaf(ink, blade, { width: 25 - t * 9, widest: 0.35, teeth: 8, notch: 1.15, crest: 0.12, lean: -0.2, veins: 8, shade: 1 });
  }
  burr(ink, stalk(1), 24);
  const shoot = grow(stalk(0.84), { angle: stalk(0.84).angle - 0.7, length: 60, bend: 0.5 });
  stem(ink, shoot, 2, 1.6, 3);
  burr(ink, shoot(1), 15);
  roots(ink, SOIL, { count: 3, length: 62, spread: 1.1, thick: 4 });
}

/** A globe of bracts under a brush of florets. */
function burr(ink: Ink, at: Node, size: number): void {
  const heart = ahead(at, size);
  for (let row = 0; row < 4; row++) {
    for (const turn of steps(6 - (row % 2))) {
      const spot = ahead({ ...heart, angle: at.angle + (turn - 0.5) * 2.2 + Math.PI }, size * (1 - row * 0.24));
      leaflet(ink, { ...spot, angle: at.angle + (0.5 - turn) * 1.3 }, size * 0.48, size * 0.16, 'leaf', false);
    }
  }
  for (const turn of steps(22)) {
    const angle = at.angle + (turn - 0.5) * 1.5;
    ink.line('bloom', ahead({ ...heart, angle }, size * 0.4), ahead({ ...heart, angle: angle * 0.9 }, size * ink.vary(1.3, 1.6)));
  }
}

function bramble(ink: Ink): void {
  const cane = grow(SOIL, { angle: -0.35, length: 370, bend: ink.vary(1.2, 1.6), late: 1.4 });
  stem(ink, cane, 4.4, 1.4, 6);
  for (const { node } of alternate(cane, { count: 26, from: 0.05, to: 0.95, spread: 1.5 })) leaflet(ink, { ...node, angle: node.angle + 0.3 }, 8, 3, 'solid', false);
  for (const { node, side, t } of alternate(cane, { count: 6, from: 0.24, to: 0.92, spread: 0.9 })) {
    const stalk = grow(node, { angle: node.angle, length: 24, bend: side * 0.3 });
    trace(ink, 'line', stalk);
    for (const turn of [-1.1, 0, 1.1]) leaf(ink, grow(stalk(1), { angle: stalk(1).angle + turn, length: (turn ? 34 : 44) - t * 8, bend: turn * 0.3 }), { width: 12, widest: 0.42, teeth: 7, crest: 1.2, notch: 0.88, lean: 0.4, veins: 5 });
  }
  roots(ink, SOIL, { count: 6, length: 50, spread: 2.2, thick: 2.2 });
}

function holly(ink: Ink): void {
  const sprig = grow(SOIL, { angle: ink.vary(-0.15, 0.15), length: 290, sway: 0.14 });
  stem(ink, sprig, 3.6, 1.4, 6);
  for (const { node, t, side } of alternate(sprig, { count: 9, from: 0.14, to: 1, spread: 1 })) {
    const blade = grow(node, { angle: node.angle - side * t * 0.6, length: 92 - t * 22, bend: side * ink.vary(-0.1, 0.4) });
    leaf(ink, blade, { width: 20 - t * 4, widest: 0.48, teeth: 6, notch: 1.12, crest: 0.55, lean: 0, veins: 6, shade: 2 });
    if (t > 0.85) continue;
    for (const turn of [-0.5, 0.1, 0.6]) ink.dot('seed', ahead({ ...node, angle: node.angle + turn - side * 0.8 }, 11));
  }
}

// Flowers

function umbel(ink: Ink): void {
  const stalk = grow(SOIL, { angle: ink.vary(-0.06, 0.06), length: 225, bend: ink.vary(-0.15, 0.15) });
  stem(ink, stalk, 3.4, 2);
  const head = (at: Node, reach: number) => {
    for (const turn of steps(12)) {
      const ray = grow(at, { angle: at.angle + (turn - 0.5) * 1.9, length: reach * (1 + Math.abs(turn - 0.5) * 0.25), bend: -(turn - 0.5) * 0.5 });
      trace(ink, 'vein', ray, 1);
      for (const floret of steps(6)) {
        const spoke = { ...ray(1), angle: at.angle + (floret - 0.5) * 2.6 };
        ink.line('hatch', spoke, ahead(spoke, reach * 0.16));
        ink.dot('seed', ahead(spoke, reach * 0.18));
      }
    }
  };
  head(stalk(1), 72);
  const side = grow(stalk(0.55), { angle: 0.65, length: 95, bend: -0.5 });
  stem(ink, side, 1.8, 1.2, 3);
  head(side(1), 34);
  for (const { node, t } of alternate(stalk, { count: 4, from: 0.06, to: 0.5, spread: 0.9 })) {
    const rachis = grow(node, { angle: node.angle, length: 110 - t * 40 });
    trace(ink, 'line', rachis);
    for (const pinna of alternate(rachis, { count: 12, from: 0.25, to: 1, spread: 0.7 })) leaf(ink, grow(pinna.node, { angle: pinna.node.angle, length: 30 - pinna.t * 14 }), { width: 6, teeth: 4, notch: 0.25, crest: 1.7 });
  }
  roots(ink, SOIL, { count: 1, length: 76, spread: 0, thick: 6 });
}

function daisy(ink: Ink): void {
  for (const [lean, length, size] of [[-0.35, 235, 46], [0.55, 190, 38]] as const) {
    const stalk = grow(SOIL, { angle: lean * 0.5, length, bend: lean * 0.4, sway: 0.08 });
    stem(ink, stalk, 2.8, 1.8, 5);
    const heart = stalk(1);
    for (let i = 0; i < 17; i++) leaf(ink, grow(ahead({ ...heart, angle: (i / 17) * 6.283 }, size * 0.26), { angle: (i / 17) * 6.283 + ink.vary(-0.08, 0.08), length: size * ink.vary(0.7, 0.82) }), { width: size * 0.12, widest: 0.62, point: 0.6, tool: 'petal' });
    for (let i = 0; i < 34; i++) ink.dot('seed', ahead({ ...heart, angle: i * 2.39996 }, Math.sqrt(i / 34) * size * 0.24));
    for (const { node, t } of alternate(stalk, { count: 5, from: 0.15, to: 0.7, spread: 0.7 })) leaf(ink, grow(node, { angle: node.angle, length: 56 - t * 26 }), { width: 10 - t * 4, widest: 0.7, teeth: 5, notch: 0.5, crest: 1.4, lean: 0.2, veins: 4 });
  }
  roots(ink, SOIL, { count: 7, length: 46, spread: 2.4, thick: 1.6 });
}

function bellflower(ink: Ink): void {
  const stalk = grow(SOIL, { angle: ink.vary(-0.05, 0.05), length: 320, bend: ink.vary(0.1, 0.3), late: 2 });
  stem(ink, stalk, 3.4, 1, 6);
  for (const { node, t, side } of alternate(stalk, { count: 9, from: 0.48, to: 0.98, spread: 0.9 })) {
    const stalklet = grow(node, { angle: node.angle, length: 20, bend: side * 1.2 });
    trace(ink, 'line', stalklet, 1);
    bell(ink, stalklet(1), 40 - t * 20);
  }
  for (const { node, t, side } of alternate(stalk, { count: 7, from: 0.05, to: 0.46, spread: 0.9 })) leaf(ink, grow(node, { angle: node.angle, length: 92 - t * 40, bend: side * 0.4 }), { width: 14 - t * 5, teeth: 11, crest: 1.2, lean: 0.4, veins: 7, shade: 1 });
  roots(ink, SOIL, { count: 6, length: 46, spread: 2.2 });
}

function bell(ink: Ink, at: Node, size: number): void {
  const spot = (along: number, aside: number) => beside({ ...ahead(at, along * size), angle: at.angle }, aside * size);
  ink.path('petal', at, [[spot(0.05, -0.4), spot(0.7, -0.2), spot(1, -0.5)], [spot(0.95, -0.25), spot(0.84, -0.16)], [spot(1.15, 0), spot(0.84, 0.16)], [spot(0.95, 0.25), spot(1, 0.5)], [spot(0.7, 0.2), spot(0.05, 0.4), at]], true);
  for (const aside of [-0.12, 0, 0.12, 0.2]) ink.arc('hatch', spot(0.15, aside), spot(0.5, aside), spot(0.8, aside * 1.4));
}

// Leafy herbs

function nettle(ink: Ink): void {
  const stalk = grow(SOIL, { angle: 0, length: 310, bend: ink.vary(-0.2, 0.2), sway: 0.06 });
  stem(ink, stalk, 3.4, 1.2, 6);
  for (let i = 0; i < 8; i++) {
    const node = stalk(0.1 + i * 0.12);
    for (const side of [-1, 1]) {
      const blade = grow(node, { angle: node.angle + side * (1.25 - i * 0.09), length: (92 - i * 9) * ink.vary(0.9, 1.08), bend: side * ink.vary(0, 0.45) });
      leaf(ink, blade, { width: 19 - i * 1.8, widest: 0.36, point: 1.15, teeth: 9, crest: 1.18, notch: 0.9, lean: 0.4, veins: 5, shade: i < 5 ? 1 : 0 });
      for (let k = 1; k < 5; k++) ink.dot('seed', ahead({ ...node, angle: node.angle + side * 0.6 }, k * 5));
    }
  }
  roots(ink, SOIL, { count: 6, length: 46, spread: 2.4 });
}

function willowherb(ink: Ink): void {
  const stalk = grow(SOIL, { angle: 0.05, length: 335, bend: ink.vary(-0.25, 0.25), sway: 0.1 });
  stem(ink, stalk, 3.2, 0.8, 6);
  for (const { node, t, side } of alternate(stalk, { count: 15, from: 0.08, to: 0.72, spread: 0.95 })) leaf(ink, grow(node, { angle: node.angle, length: 98 - t * 34, bend: side * ink.vary(0.1, 0.6) }), { width: 9, point: 1.2, veins: 9 });
  for (const { node, t } of alternate(stalk, { count: 22, from: 0.74, to: 1, spread: 0.8 })) leaflet(ink, node, 17 - t * 11, 4, 'petal');
  roots(ink, SOIL, { count: 6, length: 46, spread: 2.4 });
}

function plantain(ink: Ink): void {
  for (const lean of [-1.25, -0.8, -0.35, 0.3, 0.75, 1.2]) {
    const blade = grow(SOIL, { angle: lean, length: 150 * ink.vary(0.9, 1.1), bend: lean * ink.vary(0.1, 0.5) });
    leaf(ink, blade, { width: 21, widest: 0.6, point: 1.2 });
    for (const k of [-0.66, -0.33, 0.33, 0.66]) trace(ink, 'hatch', (t) => ({ ...beside(blade(0.1 + t * 0.85), k * 21 * Math.sin(Math.PI * (0.1 + t * 0.85) ** 1.36) ** 1.2), angle: 0 }), 4);
  }
  for (const lean of [-0.4, 0.05, 0.45]) {
    const scape = grow(SOIL, { angle: lean * 0.7, length: 275 - Math.abs(lean) * 60, bend: -lean * 0.4 });
    stem(ink, scape, 2, 1.4, 4);
    for (const { node } of alternate(scape, { count: 46, from: 0.68, to: 1, spread: 1 })) ink.dot('seed', ahead(node, 3));
  }
  roots(ink, SOIL, { count: 9, length: 50, spread: 2.2, thick: 1.3 });
}

const FAMILIES: Readonly<Record<string, readonly Habit[]>> = {
  engineering: [shuttlecock, bracken, hartsTongue, maidenhair],
  infrastructure: [winterTree, seedling, moss, mangrove],
  data: [oat, barley, clock],
  security: [thistle, bramble, holly],
  product: [umbel, daisy, bellflower],
};
const HERBS: readonly Habit[] = [nettle, willowherb, plantain];

const BOX = { left: 14, top: 14, right: 286, bottom: 366 };

const STYLE =
  ':root{color:#2c5a40;--o:#8a6512}@media(prefers-color-scheme:dark){:root{color:#8fc3a0;--o:#d9b45c}}' +
  'path{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}' +
  '.hatch{stroke-width:.4}.vein{stroke-width:.6}.line{stroke-width:1}.leaf{stroke-width:.8;fill:currentColor;fill-opacity:.13}' +
  '.solid{fill:currentColor;stroke:none}.dot{stroke-width:2.6}.bloom{stroke:var(--o);stroke-width:.8}' +
  '.petal{stroke:var(--o);stroke-width:.8;fill:var(--o);fill-opacity:.18}.seed{stroke:var(--o);stroke-width:3.4}';

const ORDER: readonly Tool[] = ['leaf', 'petal', 'hatch', 'vein', 'line', 'solid', 'bloom', 'dot', 'seed'];

function numbers(slug: string): Vary {
  let state = 0x811c9dc5;
  for (const letter of slug) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let n = Math.imul(state ^ (state >>> 15), 1 | state);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return least + (((n ^ (n >>> 14)) >>> 0) / 0x1_0000_0000) * (most - least);
  };
}

export function plate({ slug, field, habit: forced }: { slug: string; field: string; habit?: number }): string {
  const vary = numbers(slug);
  const habits = FAMILIES[field] ?? HERBS;
  const habit = habits[forced ?? Math.floor(vary(0, habits.length))] ?? nettle;
  const ink = new Ink(vary);
  habit(ink);
  const printed = ink.print(BOX);
  const paths = ORDER.flatMap((tool) => (printed.has(tool) ? [`<path class="${tool}" d="${printed.get(tool)}"/>`] : []));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 380"><style>${STYLE}</style>${paths.join('')}</svg>\n`;
}
