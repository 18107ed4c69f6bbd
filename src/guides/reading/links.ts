import type { Finding } from '../problem.ts';

/** Why a link may not be printed, or undefined when it may. */
export function linkTrouble(
  link: string,
): Pick<Finding, 'message' | 'expected' | 'fix'> | undefined {
  const expected = 'https://…, mailto:…, ../another-guide/, or #an-id';

  if (/[\u0000-\u0020\u007f\\]/.test(link)) {
    return {
      message: 'the link holds a space, a control character, or a backslash',
      expected,
      fix: 'remove it, or write %20 for a space',
    };
  }
  if (link === '')
    return {
      message: 'the link has no address',
      expected,
      fix: 'write the address between the parentheses',
    };
  if (/^(?:#|\.{1,2}\/|\/(?!\/))/.test(link)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(link)?.[1]?.toLowerCase();
  if (scheme === 'mailto') return undefined;
  if (/^https:\/\//i.test(link) && URL.canParse(link)) return undefined;
  if (scheme === 'http')
    return {
      message: 'the link is not encrypted (http)',
      expected,
      fix: 'write https:// and check that it opens',
    };
  if (scheme === 'https')
    return {
      message: `“${link}” is not an address`,
      expected,
      fix: 'write https:// and the name of a site',
    };
  return {
    message: scheme ? `links may not use “${scheme}:”` : `“${link}” does not say where it goes`,
    expected,
    fix: scheme
      ? 'link to an https address'
      : `write https://${link}${link.startsWith('www.') ? '' : ` or ./${link}`}`,
  };
}
