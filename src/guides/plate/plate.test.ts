import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { plate } from './plate.ts';

const FIELDS = ['engineering', 'infrastructure', 'data', 'security', 'product', 'design'];
const ENGINEERS = [
  { slug: 'api-developer', field: 'engineering' },
  { slug: 'software-engineer', field: 'engineering' },
  { slug: 'performance-engineer', field: 'engineering' },
  { slug: 'infrastructure-engineer', field: 'infrastructure' },
  { slug: 'systems-engineer', field: 'infrastructure' },
];

const guide = fc.record({
  slug: fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/),
  field: fc.constantFrom(...FIELDS),
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Every point that shapes a path, in the units of the sheet: a curve stays between them. */
function points(data: string): Point[] {
  const shaping: Point[] = [];
  let here: Point = { x: 0, y: 0 };
  let origin = here;
  let handle: Point | undefined;
  for (const [, letter, args = ''] of data.matchAll(/([mlqsz])([^mlqsz]*)/g)) {
    if (letter === 'z') here = origin;
    const numbers = (args.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const start = here;
    const named: Point[] = [];
    for (let i = 0; i < numbers.length; i += 2) {
      named.push({ x: start.x + (numbers[i] ?? NaN), y: start.y + (numbers[i + 1] ?? NaN) });
    }
    // A smooth curve leaves as the last one arrived: a mirrored handle that is not written down.
    if (letter === 's' && handle) {
      named.unshift({ x: 2 * start.x - handle.x, y: 2 * start.y - handle.y });
    }
    handle = letter === 's' ? named.at(-2) : undefined;
    here = named.at(-1) ?? here;
    if (letter === 'm') origin = here;
    shaping.push(...named);
  }
  return shaping;
}

function paths(svg: string): string[] {
  return [...svg.matchAll(/ d="([^"]*)"/g)].map(([, data = '']) => data);
}

describe('plate', () => {
  it('prints the same bytes for the same guide', () => {
    for (const engineer of ENGINEERS) expect(plate(engineer)).toBe(plate({ ...engineer }));
  });

  it('never prints one plate twice', () => {
    const slugs = Array.from({ length: 100 }, (_, i) => `role-${i}`);
    const plates = FIELDS.flatMap((field) => slugs.map((slug) => plate({ slug, field })));
    expect(new Set(plates).size).toBe(plates.length);
  });

  it('gives the first guides of one field different habits', () => {
    const leaves = ENGINEERS.map((engineer) => paths(plate(engineer))[0]?.match(/z/g)?.length);
    expect(new Set(leaves).size).toBe(ENGINEERS.length);
  });

  it.each([
    ['one letter', 'x'],
    ['64 letters', 'senior-'.repeat(9) + 'a'],
  ])('draws a slug of %s', (_, slug) => {
    for (const field of FIELDS) expect(paths(plate({ slug, field })).length).toBeGreaterThan(2);
  });

  it('falls back to a herb for a field it does not know', () => {
    const slug = 'gardener';
    expect(plate({ slug, field: 'new' })).toBe(plate({ slug, field: 'constructor' }));
  });

  it('stays on the sheet, small, and free of anything that loads or runs', () => {
    fc.assert(
      fc.property(guide, (value) => {
        const svg = plate(value);
        const margin = 3; // half of the widest line
        for (const { x, y } of paths(svg).flatMap(points)) {
          expect(x >= margin && x <= 300 - margin && y >= margin && y <= 380 - margin).toBe(true);
        }
        expect(svg.length).toBeLessThanOrEqual(14_000);
        expect(gzipSync(svg).length).toBeLessThanOrEqual(5_000);
        expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
          /script|href|url\(|import|https?:|\son\w+=|<text/,
        );
        expect(paths(svg).join('')).toMatch(/^[mlqsz\d .-]+$/);
        expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 300 380">/);
      }),
      { numRuns: 200 },
    );
  });

  it('is well-formed XML', async () => {
    const xml = FIELDS.map((field) => ({
      fileName: `${field}.svg`,
      contents: plate({ slug: 'staff-engineer', field }),
    }));
    const { valid, errors } = await validateXML({ xml, schema: SVG_SCHEMA });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });
});

/** Only what a plate may hold: an allow-list is shorter to read than a list of what is refused. */
const SVG_SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/2000/svg" elementFormDefault="qualified">
  <xs:element name="svg"><xs:complexType>
    <xs:sequence>
      <xs:element name="style" type="xs:string"/>
      <xs:element name="path" maxOccurs="9"><xs:complexType>
        <xs:attribute name="class" type="xs:string" use="required"/>
        <xs:attribute name="d" type="xs:string" use="required"/>
      </xs:complexType></xs:element>
    </xs:sequence>
    <xs:attribute name="viewBox" type="xs:string" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`;
