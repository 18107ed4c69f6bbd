/** The smallest `content/` without a problem: four guides, for each has to name three others. */
export const TODAY = '2026-12-01';
export const SLUGS = ['tester', 'alpha', 'beta', 'gamma'] as const;

export const skills = `testing:
  name: Testing
  meaning: Finding out what a program does before its users do.
http:
  name: HTTP
  meaning: Knowing what a request and its response promise.
debugging:
  name: Debugging
  meaning: Narrowing a fault down to the line that causes it.
planning:
  name: Planning
  meaning: Putting work into an order that survives the first surprise.
writing:
  name: Writing
  meaning: Saying what was found so that others can act on it.
`;

export const fields = `engineering:
  name: Engineering
  order: 1
`;

export const author = `name: The editors
kind: organization
role: Editors of the guides
bio: The editors write and check the guides on this site.
`;

const ROLES: Readonly<Record<string, string>> = { alpha: 'Alpha', beta: 'Beta', gamma: 'Gamma' };

const quickAnswer = Array.from({ length: 12 }, () => 'A panel listens for reasons.').join(' ');

const guide = `---
role: Tester
description: What a panel of testers asks, what it listens for, and how to prepare for it in a week.
field: engineering
published: 2026-11-01
updated: 2026-11-23
authors: [editors]
interviewTypes: [Screen, Exercise]
skills: [testing, http, debugging, planning, writing]
stats:
  - label: Median pay
    value: "$100,000"
    scope: Testers in the United States, May 2025
    source: { name: BLS, url: "https://www.bls.gov/oes/" }
  - label: Growth
    value: "10%"
    scope: Testers in the United States, 2025 to 2035
    source: { name: BLS, url: "https://www.bls.gov/emp/" }
---

${quickAnswer}
`;

const question = (title: string, id: string) => `## ${title}

<Question id="${id}" type="technical" level="mid" skills="testing, http" minutes="10" />

Say what you would break first.

<KeyPoint signals="contract; boundary; retry" followUp="What would you leave out?">
Names the contract.
</KeyPoint>

<KeyPoint signals="timeout; limit; order" followUp="What would you do next?">
Names the limits.
</KeyPoint>

<KeyPoint signals="report; owner; date" followUp="Whom would you tell?">
Names the owner.
</KeyPoint>
`;

/** The seven files of a sound guide, by file name. */
export function soundGuide(slug: string): Record<string, string> {
  const others = SLUGS.filter((other) => other !== slug).slice(0, 3);
  return {
    'guide.mdx': guide.replace('role: Tester', `role: ${ROLES[slug] ?? 'Tester'}`),
    'questions.mdx': `Two questions.\n\n${question('How do you test an API?', 'test-an-api')}\n${question('How do you test a form?', 'test-a-form')}`,
    'prep-tips.mdx': '## Read a changelog\n\n<PrepTip hours="1.5" />\n\nIt shows what broke.\n',
    'formats.mdx':
      '## The exercise\n\n<Format minutes="60" round="onsite" evaluatedOn="judgment; clarity" />\n\nYou test a small program.\n',
    'mistakes.mdx': '## Testing the happy path alone\n\nIt finds little.\n',
    'faqs.mdx': '## Must I write code?\n\nYes, a little.\n',
    'related-guides.mdx': `---\nguides: [${others.join(', ')}]\n---\n`,
  };
}

/** Every file below `content/`, by path. */
export function soundContent(): Map<string, string> {
  return new Map([
    ['skills.yaml', skills],
    ['fields.yaml', fields],
    ['authors/editors.yaml', author],
    ...SLUGS.flatMap((slug) =>
      Object.entries(soundGuide(slug)).map(([name, text]): [string, string] => [
        `guides/${slug}/${name}`,
        text,
      ]),
    ),
  ]);
}
