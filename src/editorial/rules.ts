/** What a guide is advised on: never a reason to refuse it. */
export interface Rule {
  /** In the singular, as the first words of what is printed. */
  title: string;
  reason: string;
  /** As a writer might have written it, and better. */
  bad: string;
  good: string;
}

/** By their ids, which are printed behind each warning and name a part of `/contribute/rules/`. */
export const RULES = {
  amount: {
    title: 'More or less than a guide holds',
    reason:
      'A reader has a few evenings. Too few questions leave gaps, too many are not read; the amounts are those at which guides were found whole.',
    bad: 'questions.mdx with 6 questions, all of them technical.',
    good: '10 to 14 questions, at least two of each type, and all three levels.',
  },
  'long-sentence': {
    title: 'A sentence of more than 45 words',
    reason:
      'Many readers are nervous, and English is not the first language of many. A sentence that takes two breaths is read twice.',
    bad: 'When you are asked, which happens in most of the rounds that have a whiteboard, and also in some that do not, you should first say what you assume …',
    good: 'Say first what you assume. That holds with a whiteboard or without.',
  },
  filler: {
    title: 'Words that say nothing',
    reason: 'They stay true of every role and every interview, so a reader learns nothing.',
    bad: 'It’s important to note that you should leverage your communication skills.',
    good: 'Say the decision first, then the two facts it rests on.',
  },
  inclusive: {
    title: 'A word that leaves people out',
    reason: 'Guides are for everyone who applies. There is a plain word that fits all.',
    bad: 'Ask the guys on the panel.',
    good: 'Ask the panel.',
  },
  'link-text': {
    title: 'A link that does not say where it leads',
    reason: 'People who hear the page jump from link to link, and hear “here” eleven times.',
    bad: 'The rules are [here](https://www.rfc-editor.org/rfc/rfc9110).',
    good: 'The rules are in [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110).',
  },
  'unsourced-figure': {
    title: 'A sum or a percentage without a source',
    reason:
      'A figure is believed and repeated. Readers must be able to see whose it is, of where, and of when.',
    bad: 'Most candidates, about 70%, fail this round.',
    good: 'Name the source in the same paragraph with a link or a footnote, or leave the figure out.',
  },
  'signal-in-question': {
    title: 'A signal that the question already says',
    reason:
      'In practice, a point counts as heard when its signals are. Whoever only repeats the question would be told that they answered it.',
    bad: 'Question: “How do you page through orders?” Signal: “page through orders”',
    good: 'Signal: “cursor”, “after the last id”',
  },
  'repeated-signal': {
    title: 'A signal of two points of one question',
    reason: 'One phrase would tick both points, though the candidate made one of them.',
    bad: 'Two points with the signal “index”.',
    good: '“covering index” for the one, “index scan on every insert” for the other.',
  },
  'similar-points': {
    title: 'Two points that say nearly the same',
    reason: 'A listener could not tick one without the other; the question has one point less.',
    bad: '“Names the index that serves the sort.” and “Says which index serves the sort order.”',
    good: 'One point for the index, another for what happens when two rows tie.',
  },
  'sample-length': {
    title: 'A sample answer that is not 150 to 220 words long',
    reason:
      'That is what can be said in 60 to 90 seconds, after which interviewers ask or interrupt.',
    bad: 'A sample of 400 words.',
    good: 'One case, one decision, one number, in 150 to 220 words.',
  },
  'shared-sentence': {
    title: 'A sentence that another guide has, too',
    reason:
      'A sentence that is as true of another role says nothing about this one. Two guides never share a sentence.',
    bad: '“Prepare three stories that show ownership.” in two guides.',
    good: 'Say which story this panel asks for, and what it must contain.',
  },
  'due-for-review': {
    title: 'A guide that was not looked at for a year',
    reason: 'Formats, tools, and pay change. A date over a year old tells readers to doubt.',
    bad: 'A guide that was last updated 20 months ago.',
    good: 'Check figures, links, and formats; change what is no longer true; then write the day.',
  },
} as const satisfies Record<string, Rule>;

/** The day on which a rule was last added or changed. */
export const RULES_UPDATED = '2026-11-28';

export type RuleId = keyof typeof RULES;
