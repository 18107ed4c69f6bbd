import type { AdviceId } from './advice-ids.ts';
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
  'similar-sentence': {
    title: 'A sentence that another guide has nearly the same',
    reason:
      'A sentence that stays true with a few words changed says little about this role. Half of its runs of five words stand in the other one.',
    at: 'words',
    bad: '“Bring three stories that show how you own a failing service” and “Bring three stories that show how you own a failing release”.',
    good: 'Say which failure this panel asks about, and what the story must contain.',
  },
  spelling: {
    title: 'A word that no dictionary has',
    reason:
      'A slip makes readers doubt the rest, and searches miss the word. Names and code are not looked up.',
    at: 'text',
    bad: 'Say what you woudl measure.',
    good: 'Say what you would measure.',
  },
  'reading-level': {
    title: 'A part that is hard to read',
    reason:
      'Many readers are nervous, and English is not the first language of many. Grades (Flesch–Kincaid) over 14 are the style of laws.',
    at: 'text',
    bad: 'Organizational prioritization of interdependent infrastructural modernization necessitates comprehensive justification. Institutional representatives systematically investigate applicants’ argumentation capabilities. Interdisciplinary collaboration considerably facilitates reliability engineering. Continuous communication significantly accelerates organizational transformation. Quantitative substantiation invariably strengthens recommendations.',
    good: 'Say which part you would replace first, and why. Name who depends on it. Tell how you would know that it works. Then say what it costs. Stop there.',
  },
  passive: {
    title: 'A part in which nobody acts',
    reason: 'Readers have to know who asks, who decides, and what they themselves should do.',
    at: 'text',
    bad: 'The task is given at the start. Questions are asked by two people. Notes are taken. The answer was discussed for a while. You are told the result later.',
    good: 'Two people give you the task and ask questions. One of them takes notes. They discuss your answer for a while. The recruiter tells you the result a week later. You may ask for their reasons.',
  },
  'range-order': {
    title: 'A range that goes down',
    reason: 'One of its two figures is wrong, or they stand in the wrong order.',
    at: 'text',
    bad: 'The round takes 60–45 minutes.',
    good: 'The round takes 45–60 minutes.',
  },
  arithmetic: {
    title: 'A sum that does not hold',
    reason: 'Whoever checks one figure and finds it wrong believes none of the others.',
    at: 'text',
    bad: 'Of the rows, 30 of 40 (70%) were read twice ([plan](https://www.postgresql.org/docs/current/using-explain.html)).',
    good: 'Of the rows, 30 of 40 (75%) were read twice ([plan](https://www.postgresql.org/docs/current/using-explain.html)).',
  },
  'due-for-review': {
    title: 'A guide that was not looked at for a year',
    reason: 'Formats, tools, and pay change. A date over a year old tells readers to doubt.',
    at: 'words',
    bad: 'A guide that was last updated 20 months ago.',
    good: 'Check figures, links, and formats; change what is no longer true; then write the day.',
  },
} as const satisfies Record<AdviceId, Rule>;
