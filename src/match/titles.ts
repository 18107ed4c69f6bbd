import { tokensOf, type Ad, type Token } from './ad.ts';

/** How well a title of the ad names a role: word for word, or by the same words in another order. */
export interface TitleMatch {
  slug: string;
  isExact: boolean;
  /** The words of the ad. */
  words: string;
  /** How many words they are; a longer title says more. */
  length: number;
}

const MOST_WORDS = 14;
const CUE =
  /\b(?:looking for|seeking|hiring|recruiting|need|join (?:us|our team) as|as|for|require) (?:an? |our )((?:[\p{L}\p{N}+#/.-]+ ?){2,8})/giu;
const LABEL =
  /^\W*(?:job|post|position|role|vacancy)?\s*(?:title|position|role|post)\s*:\s*(.+)$/imu;

/** These name the same work; ads use them as they please. */
const SAME: Readonly<Record<string, string>> = {
  developer: 'engineer',
  dev: 'engineer',
  programmer: 'engineer',
  perf: 'performance',
  admin: 'administrator',
  system: 'system',
  sre: 'sre',
};

const OCCUPATION =
  /^(?:engineer|developer|programmer|administrator|admin|architect|analyst|scientist|designer|manager|director|executive|partner|consultant|officer|accountant|assistant|specialist|technician|lead|leader|head|chef|nurse|teacher|lecturer|driver|operator|coordinator|supervisor|recruiter|researcher|representative|writer|editor|artist|lawyer|doctor|pharmacist|therapist)s?$/i;

/** The parts of an ad that name the job: its first lines, “Post title: …”, “looking for a …”. */
export function titlesOf({ lines, text }: Ad): Token[][] {
  const first = lines
    .slice(0, 2)
    .filter(({ kind }, index) => index === 0 || kind === 'heading')
    .map(({ tokens }) => tokens.slice(0, MOST_WORDS));
  const label = LABEL.exec(text)?.[1];
  const cued = [...text.slice(0, 1_500).matchAll(CUE)].map(({ 1: words = '' }) => tokensOf(words));
  return [
    ...(label === undefined ? [] : [tokensOf(label).slice(0, MOST_WORDS)]),
    ...first,
    ...cued,
  ];
}

/** The roles that a title of the ad names, the surest first. */
export function namedRoles(
  titles: readonly (readonly Token[])[],
  roles: readonly { slug: string; role: string; also: readonly string[] }[],
): TitleMatch[] {
  return roles
    .flatMap(({ slug, role, also }): TitleMatch[] => {
      const matches = [role, ...also].flatMap((name) =>
        titles.flatMap((title) => match(slug, tokensOf(name), title) ?? []),
      );
      const [best] = matches.toSorted(surest);
      return best ? [best] : [];
    })
    .toSorted(surest);
}

function surest(a: TitleMatch, b: TitleMatch): number {
  return Number(b.isExact) - Number(a.isExact) || b.length - a.length;
}

function match(
  slug: string,
  name: readonly Token[],
  title: readonly Token[],
): TitleMatch | undefined {
  const at = title.findIndex((_, index) =>
    name.every((word, offset) => isSame(word, title[index + offset])),
  );
  if (at >= 0) {
    const words = title.slice(at, at + name.length).map(({ text }) => text);
    return { slug, isExact: true, words: words.join(' '), length: name.length };
  }
  const found = name.map((word) => title.find((token) => isSame(word, token)));
  return name.length > 1 && found.every((token) => token !== undefined)
    ? {
        slug,
        isExact: false,
        words: found.map((token) => token.text).join(' … '),
        length: name.length,
      }
    : undefined;
}

function isSame(word: Token, other: Token | undefined): boolean {
  if (!other) return false;
  const meant = ({ bare }: Token) => SAME[bare] ?? bare;
  return meant(word) === meant(other) || (word.slip !== '' && word.slip === other.slip);
}

/** The ad's own title where it names an occupation, such as “Head Chef”. */
export function ownTitle({ lines }: Ad): string | undefined {
  const line = lines
    .slice(0, 2)
    .find(({ tokens }) => tokens.some(({ text }) => OCCUPATION.test(text)));
  if (!line || line.tokens.length > MOST_WORDS) return undefined;
  return line.text.replace(/^[\W_]+|[\s:*_–—-]+$/gu, '').trim();
}
