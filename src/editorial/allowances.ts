import type { Place, Problem } from '../guides/problem.ts';
import { startOfFile } from '../guides/problem.ts';
import { readYaml } from '../guides/reading/yaml.ts';
import { sectionFrontmatter, type Allowance } from '../guides/schema.ts';

/** Advice that a writer has a reason not to follow, and where they say so. */
export interface PlacedAllowance extends Allowance {
  file: string;
  place: Place;
}

const FRONTMATTER = /^---\n([^]*?\n)---/;
const ALLOW = /^allow:\n?(?:[ \t].*(?:\n|$)|-.*(?:\n|$)|.*\n)(?:(?:[ \t]|-).*(?:\n|$)|\n)*/m;

/** What the frontmatter of a sound file allows. */
export function readAllowances(file: string, source: string): PlacedAllowance[] {
  const yaml = FRONTMATTER.exec(source)?.[1] ?? '';
  const match = ALLOW.exec(yaml);
  if (!match) return [];
  const line = yaml.slice(0, match.index).split('\n').length + 1;
  const { data, placeOf } = readYaml(match[0], sectionFrontmatter, line);
  return (data?.allow ?? []).map((allowance, index) => ({
    ...allowance,
    file,
    place: placeOf(['allow', index]),
  }));
}

/** Takes out what writers allowed, and says which of their entries took out nothing. */
export function withoutAllowed(
  advice: readonly Problem[],
  allowances: readonly PlacedAllowance[],
  sourceOf: (file: string) => string | undefined,
): Problem[] {
  if (allowances.length === 0) return [...advice];
  const used = new Set<PlacedAllowance>();
  const left = advice.filter((problem) => {
    const silencing = allowances.filter(
      (allowance) =>
        allowance.file === problem.file &&
        allowance.rule === problem.rule &&
        concerns(allowance, problem, sourceOf(problem.file) ?? ''),
    );
    for (const allowance of silencing) used.add(allowance);
    return silencing.length === 0;
  });
  const unused = allowances.filter((allowance) => !used.has(allowance));
  return [
    ...left,
    ...unused.map(({ file, rule, text, place }): Problem => ({
      file,
      ...place,
      rule: 'unused-allow',
      message:
        text === undefined
          ? `the check does not say “${rule}” of this file as a whole`
          : `the check does not say “${rule}” where “${text}” stands`,
      expected: 'words of a line to which the check gives this advice',
      fix: 'copy words from the line as it is now, or take the entry out',
    })),
  ];
}

/** Words are looked for in the lines around the place, up to the next blank ones. */
function concerns({ text }: Allowance, { line, column }: Place, source: string): boolean {
  const isWhole = line === startOfFile.line && column === startOfFile.column;
  if (text === undefined) return isWhole;
  const lines = source.split('\n');
  const isBlank = (index: number) => /^(?:---)?$/.test((lines[index] ?? '').trim());
  let first = line - 1;
  let last = first;
  while (first > 0 && !isBlank(first - 1)) first--;
  while (last < lines.length - 1 && !isBlank(last + 1)) last++;
  return squeezed(lines.slice(first, last + 1).join(' ')).includes(squeezed(text));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
