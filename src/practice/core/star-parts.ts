/** The parts that a story from work has: situation, task, action, result. */

export interface StarParts {
  situation: boolean;
  task: boolean;
  action: boolean;
  result: boolean;
}

const SITUATION =
  /\b(?:last (?:year|month|week|spring|summer|fall|autumn|winter|quarter)|(?:\S+ )?(?:years?|months?|weeks?) ago|in 20\d\d|twenty ?\w+|at my (?:last|previous|current|former)|when i (?:was|worked|joined|started)|i was (?:working|the|an?|on|new|responsible)|we (?:were|had)|there (?:was|were)|one (?:day|time|night|morning)|on an? (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|that was (?:for|at|in)|my (?:team|company|colleague|manager|lead|change))\b/iu;
const TASK =
  /\b(?:i (?:had|needed|wanted|was (?:asked|supposed|told|expected|responsible)) (?:to|for)|my (?:job|task|goal|role|responsibility) was|i(?:['’]d| had) (?:said|promised|asked|agreed|been asked)|i(?:['’]d| had)? promised|we (?:had|needed) to|the (?:goal|question|problem|task|challenge|aim|point) was|had to)\b/iu;
const ACTION =
  /\b(?:i|we) (?:(?:then|also|first|just|immediately|went and|quickly|therefore|actually) )?(?:asked|built|called|changed|checked|chose|came|created|cut|decided|did|added|explained|fixed|found|gave|made|measured|moved|offered|opened|pulled|put|ran|reviewed|rewrote|rolled|separated|set|showed|split|started|stopped|suggested|talked|tested|told|took|tried|turned|went|worked|wrote|posted|plotted|proposed|prepared|organized|blocked|staged|sat|used|met|reduced|removed|replaced|wrote|learned|spoke)\b/iu;
const RESULT =
  /\b(?:in the end|as a result|the result (?:was|is)|since then|after that|afterwards?|it (?:turned out|went|worked|took|was (?:merged|approved|done|fixed))|that (?:saved|reduced|cut|worked)|they (?:approved|agreed|accepted)|we (?:ended up|saved|went from)|from \S+(?: \S+)? (?:down )?to \S+|by (?:\d+|half|a third|\w+ percent)|what(?:['’]s| is| i(?:['’]d)?) (?:different|learned|do differently)|i(?:['’]ve)? learned|the lesson|these days|so now|now (?:there(?:['’]s| is)|we|i|it(?:['’]s| is))|today)\b/iu;

export function starParts(text: string): StarParts {
  return {
    situation: SITUATION.test(text),
    task: TASK.test(text),
    action: ACTION.test(text),
    result: RESULT.test(text),
  };
}
