import type { Rule } from './rule.ts';

/** What files and folders have to be before anybody reads what stands in them. */
export const FILE_RULES = {
  'unexpected-file': {
    title: 'A file or folder with no place here',
    reason:
      'Every file below content/ is read. One with a slightly wrong name would be left out without a word, so it is refused instead.',
    at: 'words',
    bad: 'faqs.mdx.txt, Notes.docx, or “Ward board.PNG” in the folder of a guide.',
    good: 'faqs.mdx, and pictures named like ward-board.png.',
  },
  'no-links': {
    title: 'A link in the place of a file',
    reason:
      'A link of the file system leads elsewhere on the computer that builds the site, perhaps to what nobody should read.',
    at: 'words',
    bad: 'A symbolic link authors/ada.yaml that points to a file in another folder.',
    good: 'A copy of that file.',
  },
  'no-guides': {
    title: 'No guide at all',
    reason: 'A site without guides would replace the one that readers know by an empty one.',
    at: 'words',
    bad: 'An empty folder content/guides/, for example after a merge went wrong.',
    good: 'One folder for each guide.',
  },
  'missing-file': {
    title: 'A shared list that is missing',
    reason: 'Without skills.yaml and fields.yaml nobody can tell what the ids in guides mean.',
    at: 'words',
    bad: 'content/ without skills.yaml.',
    good: 'content/ with skills.yaml and fields.yaml, as they were.',
  },
  'missing-section': {
    title: 'One of the seven files is missing',
    reason: 'Readers go from guide to guide and expect the same parts in each.',
    at: 'words',
    bad: 'A guide without faqs.mdx.',
    good: 'All seven files, each with its items.',
  },
  'bad-image': {
    title: 'A picture that cannot be shown',
    reason:
      'A file that is not the picture its name says does not show in every browser, and a large one takes long on a phone.',
    at: 'words',
    bad: 'A text renamed to board.png, or a photograph of 3 MB.',
    good: 'A PNG, JPEG, WebP, or AVIF picture of at most 400 kB.',
  },
  'file-too-large': {
    title: 'A file larger than anybody writes',
    reason: 'It holds something else than prose, and checking it would keep everyone waiting.',
    at: 'words',
    bad: 'faqs.mdx with a pasted log of 300 kB.',
    good: 'The two lines of the log that matter.',
  },
  'byte-order-mark': {
    title: 'A hidden mark at the start of a file',
    reason:
      'Some editors begin a file with a mark that cannot be seen; the three hyphens after it are then not at the start.',
    at: 'words',
    bad: 'A file saved as “UTF-8 with BOM”.',
    good: 'The same file saved as “UTF-8”.',
  },
  'line-endings': {
    title: 'Lines that end the Windows way',
    reason: 'Mixed line ends make every line look changed to whoever reviews the next change.',
    at: 'words',
    bad: 'A file whose lines end with CRLF.',
    good: 'The same file with LF alone; npm run check:content -- --fix changes it.',
  },
  'too-many-lines': {
    title: 'A file of more than 5,000 lines',
    reason: 'A full guide’s questions take about 500. The rest is not prose.',
    at: 'words',
    bad: 'faqs.mdx with 6,000 lines of data.',
    good: 'A link to the data.',
  },
  'line-too-long': {
    title: 'A line of more than 5,000 characters',
    reason: 'No editor shows it, no reviewer can read it, and no paragraph needs it.',
    at: 'words',
    bad: 'A chapter without a single line end.',
    good: 'Paragraphs with a blank line between.',
  },
  encoding: {
    title: 'A file that is not UTF-8',
    reason: 'In another encoding, quotes and letters with accents come out as other signs.',
    at: 'words',
    bad: 'A file saved as UTF-16 or Latin-1.',
    good: 'The same file saved as UTF-8.',
  },
  'hidden-character': {
    title: 'A character that nobody can see',
    reason:
      'Hidden characters can turn the order of a line around, so that reviewers read something else than readers.',
    at: 'words',
    bad: 'A word with U+202E in it, mostly pasted along from elsewhere.',
    good: 'The word, typed again.',
  },
  'folder-name': {
    title: 'A folder name that cannot be an address',
    reason: 'The folder of a guide becomes its address, which people type and say aloud.',
    at: 'words',
    bad: 'guides/Database Admin/',
    good: 'guides/database-administrator/',
  },
  'reserved-name': {
    title: 'A folder named like a page of the site',
    reason: 'Two pages cannot have one address.',
    at: 'words',
    bad: 'guides/compare/',
    good: 'guides/price-comparison-analyst/',
  },
  'too-tangled': {
    title: 'A text that would keep the parser busy for minutes',
    reason: 'Thousands of brackets or one endless paragraph are no prose, and hold up everybody.',
    at: 'words',
    bad: 'A paragraph of 10,000 characters, or a table of 50 columns.',
    good: 'Short paragraphs, and tables that fit a phone.',
  },
  'too-deep': {
    title: 'Lists or quotes inside one another without end',
    reason: 'After a few levels there is no room left on a phone, and readers are lost.',
    at: 'words',
    bad: 'A quote in a quote, 30 levels deep.',
    good: 'A list with one list inside it.',
  },
  placeholder: {
    title: 'A hint that is still to be replaced',
    reason: 'The command that begins a guide leaves hints between ‹ and ›. They are for writers.',
    at: 'text',
    bad: '‹The answer in the first sentence.›',
    good: 'Yes, a little: one exercise of 30 minutes.',
  },
} as const satisfies Record<string, Rule>;
