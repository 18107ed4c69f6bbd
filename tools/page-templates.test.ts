import { expect, test } from 'vitest';
import { TEMPLATE_NAMES, templateOf } from './page-templates.ts';

test.each([
  ['index.html', 'home'],
  ['404.html', 'nothing found'],
  ['guides/index.html', 'guides'],
  ['guides/api-developer/index.html', 'guide'],
  ['guides/all/engineering/index.html', 'guides of a field'],
  ['guides/all/engineering/2/index.html', 'guides of a field'],
  ['guides/compare/index.html', 'compare'],
  ['questions/index.html', 'questions'],
  ['questions/engineering/index.html', 'questions of a field'],
  ['questions/engineering/2/index.html', 'questions of a field'],
  ['practice/bridge/index.html', 'bridge'],
  ['practice/history/index.html', 'practice sessions'],
  ['practice/api-developer/index.html', 'practice'],
  ['privacy/index.html', 'text'],
  ['contribute/rules/unknown-attribute/index.html', 'rule'],
])('%s is made by the template “%s”', (file, template) => {
  expect(templateOf(file)).toBe(template);
  expect(TEMPLATE_NAMES).toContain(template);
});

test('a page that no template is known for is counted, too', () => {
  expect(templateOf('jobs/of/last/year/index.html')).toBe('other');
  expect(TEMPLATE_NAMES).toContain('other');
});
