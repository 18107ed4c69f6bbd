import type { Ad, Line } from './ad.ts';

/** What an ad asks for and no guide covers. */
export interface Gaps {
  /** Lines that ask for something, and in which nothing was recognized. */
  lines: string[];
  /** Names of products, languages, certificates, in lines that ask for something. */
  names: string[];
}

interface Span {
  start: number;
  end: number;
}

const MOST = 12;
const LONGEST = 180;
/** Below these headings an ad speaks of itself. */
const OFFER =
  /benefit|perk|offer|package|apply|about us|who we are|why (?:us|join)|salary|compensation|reward|physical demands|the team|our company|equal|closing/i;
const ASKS =
  /require|qualif|skill|profile|must|need|essential|desirable|what you(?:'ll|’ll)? (?:do|bring|have)|you (?:bring|have|will|are)|look(?:ing)? for|responsib|duties|tasks|experience|person spec|nice to have|bonus|preferred|the role|functions|knowledge/i;
/** In running text, a sentence with one of these asks for something. */
const CUE =
  /\b(?:experience (?:with|of|in)|knowledge of|proficien\w+|familiar\w* with|understanding of|degree|certif\w+|qualified|licen[cs]e|fluent|able to|ability to|must have|you have|you bring|background in|years of)\b/i;
const EVERYDAY =
  /^(?:I|A|You|Your|We|Our|The|Must|English|French|German|Degree|Bachelor|Master|Nice|Essential|Desirable|Preferred|Good|Strong|Solid|Deep|Excellent|Proven|CV|PM|AM|OK|EU|UK|US|USA|IT|ASAP|NYC|OTE)$/;

/** @param covered where something was recognized: skills, the role, signals */
export function gaps(ad: Ad, covered: readonly Span[]): Gaps {
  const asking = askingParts(ad).slice(0, 200);
  const isCovered = ({ start, end }: Span) =>
    covered.some((span) => span.start < end && span.end > start);
  const lines = asking.filter((part) => !isCovered(part)).map(({ text }) => shorten(text));
  const names = ad.isShouted
    ? []
    : asking
        .flatMap((part) => namesIn(ad, part))
        .filter((name) => !isCovered(name))
        .map(({ text }) => text);
  return {
    lines: [...new Set(lines)].slice(0, MOST),
    names: [...new Set(names)].slice(0, MOST),
  };
}

type Part = Span & { text: string };

/** Bullets and sentences that ask for something, outside of what the ad says of its own company. */
function askingParts({ lines }: Ad): Part[] {
  let section: 'asks' | 'offers' | 'unknown' = 'unknown';
  return lines.slice(1).flatMap((line): Part[] => {
    if (line.kind === 'heading') {
      section = OFFER.test(line.text) ? 'offers' : ASKS.test(line.text) ? 'asks' : section;
      return [];
    }
    if (OFFER.test(line.text.slice(0, 24)) && /^[^:]{0,24}:/.test(line.text)) return [];
    if (section === 'offers') return [];
    if (line.kind === 'bullet') return [whole(line)];
    return sentences(line).filter(({ text }) => CUE.test(text));
  });
}

function whole({ text, start }: Line): Part {
  return { text: text.replace(/^[\s\W]+/u, '').trim(), start, end: start + text.length };
}

function sentences({ text, start }: Line): Part[] {
  return [...text.matchAll(/[^.;!?]+(?:[.;!?](?!\s|$)[^.;!?]*)*[.;!?]?/g)].map(
    ({ 0: sentence, index }) => ({
      text: sentence.trim(),
      start: start + index,
      end: start + index + sentence.length,
    }),
  );
}

/** Words written as names: a capital within the sentence, several capitals, or a sign such as C++. */
function namesIn({ tokens, text: whole }: Ad, { start, end }: Part): Part[] {
  const words = tokens.filter((token) => token.start >= start && token.end <= end);
  return words.filter(({ text, start: at }, index) => {
    if (EVERYDAY.test(text) || text.length < 2) return false;
    if (/\d{3,}/.test(text) || !/\p{Lu}/u.test(text)) return false;
    const isMarked = /.\p{Lu}/u.test(text) || /[+#]/.test(text);
    const opensSentence = index === 0 || /[.:!?;•–—]\s*$/u.test(whole.slice(start, at));
    return isMarked || !opensSentence;
  });
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`;
}
