import type { Rule } from './rule.ts';

/** What an editor advises: never a reason to refuse a guide. */
export const ADVICE_RULES = {
  amount: {
    title: 'More or less than a guide holds',
    reason:
      'A reader has a few evenings. Too few questions leave gaps, too many are not read; the amounts are those at which guides were found whole.',
    at: 'words',
    bad: 'questions.mdx with 6 questions, all of them technical.',
    good: '10 to 14 questions, at least two of each type, and all three levels.',
  },
  'long-sentence': {
    title: 'A sentence of more than 45 words',
    reason:
      'Many readers are nervous, and English is not the first language of many. A sentence that takes two breaths is read twice.',
    at: 'text',
    bad: 'When you are asked, which happens in most of the rounds that have a whiteboard, and also in some of those that do not, you should first say what you assume, because the people on the panel, who wrote the task long ago, may well assume something else than you do.',
    good: 'Say first what you assume. That holds with a whiteboard or without.',
  },
  filler: {
    title: 'Words that say nothing',
    reason: 'They stay true of every role and every interview, so a reader learns nothing.',
    at: 'text',
    bad: 'It’s important to note that you should leverage your communication skills.',
    good: 'Say the decision first, then the two facts it rests on.',
  },
  inclusive: {
    title: 'A word that leaves people out',
    reason: 'Guides are for everyone who applies. There is a plain word that fits all.',
    at: 'text',
    bad: 'Ask the guys on the panel.',
    good: 'Ask the panel.',
  },
  'link-text': {
    title: 'A link that does not say where it leads',
    reason: 'People who hear the page jump from link to link, and hear “here” eleven times.',
    at: 'text',
    bad: 'The rules are [here](https://www.rfc-editor.org/rfc/rfc9110).',
    good: 'The rules are in [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110).',
  },
  'unsourced-figure': {
    title: 'A sum or a percentage without a source',
    reason:
      'A figure is believed and repeated. Readers must be able to see whose it is, of where, and of when.',
    at: 'text',
    bad: 'Most candidates, about 70%, fail this round.',
    good: 'Of all developers, 70% use Git ([survey of 2025](https://survey.stackoverflow.co/2025/)).',
  },
  'signal-in-question': {
    title: 'A signal that the question already says',
    reason:
      'In practice, a point counts as heard when its signals are. Whoever only repeats the question would be told that they answered it.',
    at: 'key-point',
    bad: '<KeyPoint signals="test an API; contract; boundary" followUp="What would you leave out?">\nNames the contract.\n</KeyPoint>',
    good: '<KeyPoint signals="contract; boundary; retry" followUp="What would you leave out?">\nNames the contract.\n</KeyPoint>',
  },
  'repeated-signal': {
    title: 'A signal of two points of one question',
    reason: 'One phrase would tick both points, though the candidate made one of them.',
    at: 'key-point',
    bad: '<KeyPoint signals="contract; timeout; retry" followUp="What would you leave out?">\nNames the contract.\n</KeyPoint>\n\n<KeyPoint signals="timeout; deadline; patience" followUp="What then?">\nGives up after a while.\n</KeyPoint>',
    good: '<KeyPoint signals="contract; boundary; retry" followUp="What would you leave out?">\nNames the contract.\n</KeyPoint>\n\n<KeyPoint signals="deadline; patience; give up" followUp="What then?">\nGives up after a while.\n</KeyPoint>',
  },
  'similar-points': {
    title: 'Two points that say nearly the same',
    reason: 'A listener could not tick one without the other; the question has one point less.',
    at: 'key-point',
    bad: '<KeyPoint signals="contract; boundary; retry" followUp="What would you leave out?">\nNames the index that serves the sort.\n</KeyPoint>\n\n<KeyPoint signals="covering index; scan; sort" followUp="What then?">\nSays which index serves the sort order.\n</KeyPoint>',
    good: '<KeyPoint signals="contract; boundary; retry" followUp="What would you leave out?">\nNames the index that serves the sort.\n</KeyPoint>\n\n<KeyPoint signals="tie; tie breaker; same time" followUp="What then?">\nDecides what happens when two rows tie.\n</KeyPoint>',
  },
  'sample-length': {
    title: 'A sample answer that is not 150 to 220 words long',
    reason:
      'That is what can be said in 60 to 90 seconds, after which interviewers ask or interrupt.',
    at: 'words',
    bad: 'A sample of 400 words.',
    good: 'One case, one decision, one number, in 150 to 220 words.',
  },
  'shared-sentence': {
    title: 'A sentence that another guide has, too',
    reason:
      'A sentence that is as true of another role says nothing about this one. Two guides never share a sentence.',
    at: 'words',
    bad: '“Prepare three stories that show ownership.” in two guides.',
    good: 'Say which story this panel asks for, and what it must contain.',
  },
  'due-for-review': {
    title: 'A guide that was not looked at for a year',
    reason: 'Formats, tools, and pay change. A date over a year old tells readers to doubt.',
    at: 'words',
    bad: 'A guide that was last updated 20 months ago.',
    good: 'Check figures, links, and formats; change what is no longer true; then write the day.',
  },
} as const satisfies Record<string, Rule>;
