/** Words to do without, why, and what to write. One list: add a line, and every guide is read for it. */
export const WORDING: readonly {
  words: RegExp;
  rule: 'filler' | 'inclusive';
  instead: string;
}[] = [
  {
    words: /\bin today['’]s [\w-]+(?: [\w-]+)? (?:world|landscape|market)\b/gi,
    rule: 'filler',
    instead: 'leave it out',
  },
  {
    words:
      /\bit(?:['’]s| is) (?:important|worth|crucial|essential) (?:to note|noting|to remember)\b/gi,
    rule: 'filler',
    instead: 'say the thing itself',
  },
  { words: /\bleverag(?:e|es|ed|ing)\b/gi, rule: 'filler', instead: 'write “use”' },
  { words: /\butiliz(?:e|es|ed|ing)\b/gi, rule: 'filler', instead: 'write “use”' },
  { words: /\bshowcas(?:e|es|ed|ing)\b/gi, rule: 'filler', instead: 'write “show”, and what' },
  { words: /\bdelv(?:e|es|ed|ing)\b/gi, rule: 'filler', instead: 'write “look at”' },
  {
    words: /\b(?:strong|excellent|good|effective) communication skills\b/gi,
    rule: 'filler',
    instead: 'say what is said to whom, and when',
  },
  {
    words: /\bpassion(?:ate)? (?:for|about)\b/gi,
    rule: 'filler',
    instead: 'say what the person did',
  },
  {
    words:
      /\b(?:ever-changing|ever-evolving|fast-paced|cutting-edge|best-in-class|world-class|state-of-the-art)\b/gi,
    rule: 'filler',
    instead: 'name what it is',
  },
  {
    words:
      /\b(?:game[- ]changer|low-hanging fruit|think outside the box|move the needle|deep dive)\b/gi,
    rule: 'filler',
    instead: 'say it plainly; not everyone knows the idiom',
  },
  {
    words: /\b(?:simply|obviously|of course|needless to say)\b/gi,
    rule: 'filler',
    instead: 'leave it out: it is not simple to all',
  },
  { words: /\bin order to\b/gi, rule: 'filler', instead: 'write “to”' },
  { words: /\bdue to the fact that\b/gi, rule: 'filler', instead: 'write “because”' },
  { words: /\bat the end of the day\b/gi, rule: 'filler', instead: 'leave it out' },
  {
    words: /\b(?:seamless|robust|holistic|synerg)\w*\b/gi,
    rule: 'filler',
    instead: 'say what it withstands, or does',
  },
  { words: /\bguys\b/gi, rule: 'inclusive', instead: 'write “people”, “team”, or “panel”' },
  { words: /\b(?:he or she|he\/she|s\/he)\b/gi, rule: 'inclusive', instead: 'write “they”' },
  {
    words: /\b(?:whitelist|blacklist)\w*\b/gi,
    rule: 'inclusive',
    instead: 'write “allow list” or “deny list”',
  },
  { words: /\bmaster[/ -]slave\b/gi, rule: 'inclusive', instead: 'write “primary and replica”' },
  { words: /\bsanity[- ]check\w*\b/gi, rule: 'inclusive', instead: 'write “quick check”' },
  {
    words: /\b(?:manpower|man[- ]hours?)\b/gi,
    rule: 'inclusive',
    instead: 'write “people” or “hours of work”',
  },
  {
    words: /\b(?:chairman|salesman|foreman|policeman)\b/gi,
    rule: 'inclusive',
    instead: 'name the job without the person’s sex',
  },
  {
    words: /\bnative speakers?\b/gi,
    rule: 'inclusive',
    instead: 'write “fluent”, if that is what is asked',
  },
  { words: /\b(?:crazy|insane|lame)\b/gi, rule: 'inclusive', instead: 'say what is wrong with it' },
];
