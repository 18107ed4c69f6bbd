/** A guide as clean Markdown: what its writers wrote, with our tags put into words. */
import { count } from '../guides/count.ts';
import { SECTION_FILES, type SectionFile } from '../guides/guide.ts';
import type { GuidePage } from '../guides/guide-page.ts';
import { LEVEL_LABELS, ROUND_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { canonical, resolveLink } from '../guides/paths.ts';
import type { Level, QuestionType, Round } from '../guides/schema.ts';
import { site } from '../site.ts';

type Attributes = Readonly<Record<string, string>>;
type Skills = GuidePage['questionSkills'];

const FENCED = /(^ {0,3}(`{3,}|~{3,})[^]*?^ {0,3}\2[`~]*[ \t]*$)/m;
const TAG =
  /<(Question|PrepTip|Format|KeyPoint|WeakAnswer|SampleAnswer|Reference|Callout)\b((?:\s+\w+=(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>([^]*?)<\/\1>)/g;
const ENTITIES: Attributes = {
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
};

function attributesOf(text: string): Attributes {
  const pairs = [...text.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(
    pairs.map(([, name = '', double, single]) => [
      name,
      (double ?? single ?? '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity),
    ]),
  );
}

/** Our tags as plain Markdown. */
function word(tag: string, attributes: Attributes, body: string, skills: Skills): string {
  const { type, level, minutes, round, hours, title, publisher, url, followUp, kind } = attributes;
  const listed = (text = '') =>
    text
      .split(/[,;]/)
      .map((entry) => entry.trim())
      .map((entry) => skills[entry]?.title ?? entry)
      .join(', ');
  switch (tag) {
    case 'Question':
      return `*${TYPE_LABELS[type as QuestionType]}, ${LEVEL_LABELS[level as Level].toLowerCase()} level, ${minutes ?? ''} min. Tests: ${listed(attributes['skills'])}.*`;
    case 'Format':
      return `*${minutes ?? ''} min, ${ROUND_LABELS[round as Round].toLowerCase()}. Scored: ${(attributes['evaluatedOn'] ?? '').replace(/\s*;\s*/g, '; ')}.*`;
    case 'PrepTip':
      return hours === undefined ? '' : `*${count(Number(hours), 'hour')}.*`;
    case 'KeyPoint':
      return `- ${body.replace(/\n/g, '\n  ')}\n  - Then they ask: ${followUp ?? ''}`;
    case 'Reference':
      return `- [${title ?? ''}](${url ?? ''}), ${publisher ?? ''}`;
    case 'WeakAnswer':
      return `#### A weak answer\n\n${body}`;
    case 'SampleAnswer':
      return `#### A sample answer\n\n${body}`;
    default: {
      const name = (kind ?? 'note').replace(/^./, (first) => first.toUpperCase());
      return `**${name}.** ${body}`.replace(/^/gm, '> ').replace(/ +$/gm, '');
    }
  }
}

/** Lists of points and of references get the heading that the page prints above them. */
function withListHeadings(text: string): string {
  const headings: readonly [tag: string, heading: string][] = [
    ['KeyPoint', 'What a strong answer covers'],
    ['Reference', 'To check it'],
  ];
  return headings.reduce((all, [tag, heading]) => {
    const closed = tag === 'KeyPoint' ? '</KeyPoint>' : '/>';
    const first = new RegExp(`(^|\n)<${tag}\\b`, 'g');
    return all.replace(first, (start, before: string, at: number) => {
      const earlier = all.slice(0, at).trimEnd();
      const isFirst = !(
        earlier.endsWith(closed) && earlier.lastIndexOf(`<${tag}`) > earlier.lastIndexOf('\n\n')
      );
      return isFirst ? `${before}#### ${heading}\n\n<${tag}` : start;
    });
  }, text);
}

/** The body of one of a guide's files; its items become headings of the third level. */
export function sectionMarkdown(
  source: string,
  { slug, file, skills }: { slug: string; file: SectionFile; skills: Skills },
): string {
  const text = source.replace(/^---\n[^]*?\n---\n?/, '').trim();
  const prefix = file.replace(/\.mdx$/, '');
  return text
    .split(FENCED)
    .map((part, index) => {
      // `split` puts what the two groups caught between the rest; fenced code stays as it is.
      if (index % 3 === 2) return '';
      if (index % 3 === 1) return part;
      return withListHeadings(part)
        .replace(/^(#{2,4}) /gm, '#$1 ')
        .replace(/^#{5} (What a strong answer covers|To check it)$/gm, '#### $1')
        .replace(TAG, (_, tag: string, attributes: string, body = '') =>
          word(tag, attributesOf(attributes), String(body).trim(), skills),
        )
        .replace(
          /\]\((?!https?:|mailto:)([^)\s]+)/g,
          (_, link: string) => `](${absolute(link, slug)}`,
        )
        .replace(/\[\^([^\]\s]+)\]/g, `[^${prefix}-$1]`);
    })
    .join('')
    .replace(/(^ *- .*)\n\n(?=- (?:\[|[^\n]*\n {2}- Then they ask:))/gm, '$1\n')
    .replace(/\n{3,}/g, '\n\n');
}

function absolute(link: string, slug: string): string {
  return site.origin + resolveLink(link, slug);
}

/**
 * @param sources the text of each file of the guide
 */
export function guideMarkdown(
  {
    guide,
    path,
    updated,
    authors,
    reviewers,
    changes,
    sectionTitles,
    related,
    skills,
    questionSkills,
  }: GuidePage,
  sources: ReadonlyMap<SectionFile, string>,
): string {
  const body = (file: SectionFile) =>
    sectionMarkdown(sources.get(file) ?? '', { slug: guide.slug, file, skills: questionSkills });
  const stats = guide.stats.map(
    ({ label, value, scope, source }) =>
      `- **${label}:** ${value}. ${scope}. Source: [${source.name}](${source.url})`,
  );
  const list = (names: readonly string[]) => names.join(', ');
  const reviewed =
    reviewers.length === 0 ? '' : ` Reviewed by ${list(reviewers.map(({ title }) => title))}.`;
  const history = changes.map(({ label, what }) => `- ${label}: ${what}`);
  const sections = [
    [sectionTitles.questions, body('questions.mdx')],
    [sectionTitles.prepTips, body('prep-tips.mdx')],
    [sectionTitles.formats, body('formats.mdx')],
    [sectionTitles.mistakes, body('mistakes.mdx')],
    [sectionTitles.faqs, body('faqs.mdx')],
  ];
  const neighbors = related.map(
    ({ title, href, reason }) =>
      `- [${title}](${site.origin}${href}index.md)${reason === undefined ? '' : `: ${reason}`}`,
  );
  return `# ${guide.role} interview guide

> ${guide.description}

Updated ${updated.label}. Written by ${list(authors.map(({ title }) => title))}.${reviewed} Page: ${canonical(path)}. License: ${site.licenseName}, ${site.license}

## ${sectionTitles.quickAnswer}

${body(SECTION_FILES[0])}

${stats.join('\n')}

Interview types: ${list(guide.interviewTypes)}.

Key skills: ${list(skills.map(({ title }) => title))}.

${sections.map(([title, text]) => `## ${title ?? ''}\n\n${text ?? ''}\n`).join('\n')}
## ${sectionTitles.relatedGuides}

${neighbors.join('\n')}
${history.length === 0 ? '' : `\n## What changed\n\n${history.join('\n')}\n`}`;
}
