import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { builtSite } from './built-site.ts';
import { htmlValidateConfig } from './html-validate.config.ts';

const { pages } = await builtSite();
const validator = new HtmlValidate(new StaticConfigLoader(htmlValidateConfig));

function findings(html: string, file: string): string[] {
  const { results } = validator.validateStringSync(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => {
      return `${file}: ${message} [${ruleId}] at ${selector ?? 'the document'}`;
    }),
  );
}

describe('the HTML', () => {
  it('of every page is valid', () => {
    const all = [...pages.values()].flatMap(({ html, file }) => findings(html, file));
    expect(all).toEqual([]);
  });

  it('would be found invalid if it were', () => {
    const said = findings('<ul><p>no item</p></ul>', 'x.html');
    expect(said.join('\n')).toContain('element-permitted-content');
  });
});
