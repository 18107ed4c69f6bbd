import { describe, expect, it, test } from 'vitest';
import { site } from '../site.ts';
import {
  humansTxt,
  llmsTxt,
  openSearchXml,
  securityExpiryProblem,
  securityTxt,
} from './text-files.ts';

describe('security.txt', () => {
  it('has the fields that RFC 9116 requires, each once', () => {
    const lines = securityTxt().trimEnd().split('\n');
    const fields = lines.map((line) => /^([\w-]+): \S/.exec(line)?.[1]);
    expect(fields).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical']);
    expect(site.security.contact).toMatch(/^(?:https:\/\/|mailto:)/);
    expect(lines[1]).toMatch(/^Expires: \d{4}-\d\d-\d\dT00:00:00Z$/);
  });

  it('is complained of from 30 days before it expires, and when it lasts too long', () => {
    const problem = (today: string) => securityExpiryProblem(today, { expires: '2027-10-31' });
    expect(problem('2027-09-30')).toBeUndefined();
    expect(problem('2026-10-31')).toBeUndefined();
    expect(problem('2027-10-01')).toContain('src/site.ts: security.expires is 2027-10-31, 30 days');
    expect(problem('2027-11-02')).toContain('-2 days');
    expect(problem('2026-10-01')).toContain('31 to 366 days ahead');
  });

  it('is not about to expire', () => {
    expect(securityExpiryProblem(new Date().toISOString().slice(0, 10))).toBeUndefined();
  });
});

test('llms.txt is a title, a summary, and lists of links to Markdown', () => {
  const guide = { slug: 'tester', role: 'Tester', description: 'How testers are asked.' };
  const text = llmsTxt([{ name: 'Engineering', guides: [guide] }]);
  expect(text).toMatch(/^# Interview Field Guide\n\n> \S/);
  expect(text).toContain(
    `## Engineering\n\n- [Tester interview guide](${site.origin}${site.base}guides/tester/index.md): How testers are asked.\n`,
  );
});

test('humans.txt names who wrote the guides', () => {
  const text = humansTxt([{ name: 'Ada', role: 'Tester', path: '/authors/ada/' }], '2026-01-02');
  expect(text).toContain(`Ada: Tester\n${site.origin}${site.base}authors/ada/`);
  expect(text).toContain('Last update: 2026-01-02');
});

test('browsers that search the site put the words in its search page', () => {
  expect(openSearchXml()).toContain(`template="${site.origin}${site.base}search/?q={searchTerms}"`);
});
