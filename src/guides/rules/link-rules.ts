import type { Rule } from './rule.ts';

/** What `npm run check:links` says of links to other sites. */
export const LINK_RULES = {
  'link-form': {
    title: 'An address that should not be printed',
    reason:
      'It is on no public network, hides where it leads, or tells the other site whom the reader came from.',
    at: 'words',
    bad: 'https://bit.ly/2x, or an address that ends in ?utm_source=guide',
    good: 'https://www.rfc-editor.org/rfc/rfc9110',
  },
  'link-gone': {
    title: 'A page that is no longer there',
    reason: 'A source that nobody can open proves nothing.',
    at: 'words',
    bad: 'A link that is answered with “404 Not Found”.',
    good: 'The page’s new address, or an archived copy.',
  },
  'link-wrong': {
    title: 'A link that leads to something else',
    reason: 'The address was sold, or the site sends everybody to its home page.',
    at: 'words',
    bad: 'A link to a paper that now opens a shop.',
    good: 'The page that was meant, wherever it is now.',
  },
  'link-title': {
    title: 'A page that has another title than before',
    reason: 'It may have been replaced. Somebody has to look whether it still says what was cited.',
    at: 'words',
    bad: 'A page that was “Wage statistics” and is now “Win a phone”.',
    good: 'The right page; its new title accepted with --accept.',
  },
  'link-moved': {
    title: 'A page that has moved for good',
    reason: 'Redirects are switched off one day.',
    at: 'words',
    bad: 'The old address, which redirects.',
    good: 'The address on which it ends.',
  },
  'link-unsure': {
    title: 'A page that did not answer this time',
    reason: 'Some sites refuse programs, and some are down for an hour. A person can tell.',
    at: 'words',
    bad: 'A link that is answered with “503”.',
    good: 'The same link, opened once in a browser.',
  },
} as const satisfies Record<string, Rule>;
