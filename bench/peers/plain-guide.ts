/** A guide for generators that know Markdown alone: the words that our page prints, as their pages need them. */
import type { GuideData } from '../../src/guides/guide-data.ts';
import type { GuidePage, Link } from '../../src/guides/guide-page.ts';
import { PAGE_IDS, SECTION_FILES, type SectionFile } from '../../src/guides/guide.ts';
import type { OutlineEntry } from '../../src/guides/outline.ts';
import { href } from '../../src/guides/paths.ts';
import type { DeckData } from '../../src/practice/deck-data.ts';
import { sectionMarkdown } from '../../src/seo/guide-markdown.ts';
import { site } from '../../src/site.ts';

/** What templates print around the text, under the names by which they ask for it. */
export interface PlainData {
  title: string;
  description: string;
  updated: string;
  readingTime: string;
  authors: string[];
  stats: { label: string; value: string; scope: string; source: { name: string; url: string } }[];
  interviewTypes: string[];
  skills: string[];
  outline: OutlineEntry[];
  related: (Link & { description: string; reason?: string | undefined })[];
}

export interface PlainGuide {
  slug: string;
  data: PlainData;
  /** Markdown from the quick answer to the FAQs; sections are headings of the second level. */
  body: string;
  files: PlainFiles;
}

/** What a generator needs to write what we make of a guide besides its page. */
export interface PlainFiles {
  /** For a page to rehearse on; answers are Markdown. */
  questions: { title: string; answer: string }[];
  documents: Documents;
}

/** What a guide's JSON files hold. */
export interface Documents {
  guide: GuideData;
  deck: DeckData;
}

/** Links within the site, from its root: peers are built without a base path. */
const HOME = site.origin + href('/');

/**
 * @param sources the text of each file of the guide
 * @throws if not each question is a heading, and nothing else
 */
export function plainGuide(
  page: GuidePage,
  sources: ReadonlyMap<SectionFile, string>,
  documents: Documents,
): PlainGuide {
  const { guide, sectionTitles: titles, questionSkills: skills } = page;
  const sections: [title: string, file: SectionFile][] = [
    [titles.quickAnswer, SECTION_FILES[0]],
    [titles.questions, 'questions.mdx'],
    [titles.prepTips, 'prep-tips.mdx'],
    [titles.formats, 'formats.mdx'],
    [titles.mistakes, 'mistakes.mdx'],
    [titles.faqs, 'faqs.mdx'],
  ];
  const markdown = (file: SectionFile) =>
    sectionMarkdown(sources.get(file) ?? '', { slug: guide.slug, file, skills }).replaceAll(
      `](${HOME}`,
      '](/',
    );
  const body = sections.map(([title, file]) => `## ${title}\n\n${markdown(file)}\n`);
  const [, ...answers] = markdown('questions.mdx').split(/^### .*$/m);
  const questions = guide.questions.items;
  if (answers.length !== questions.length)
    throw new Error(`${guide.slug}: ${questions.length} questions, ${answers.length} headings.`);
  return {
    slug: guide.slug,
    data: {
      title: guide.role,
      description: guide.description,
      updated: page.updated.label,
      readingTime: page.readingTime,
      authors: page.authors.map(({ title, role }) => `${title} (${role})`),
      stats: guide.stats.map(({ label, value, scope, source }) => ({
        label,
        value,
        scope,
        source,
      })),
      interviewTypes: guide.interviewTypes,
      skills: page.skills.map(({ title }) => title),
      // There is nothing to practice with on a plain page.
      outline: page.outline.filter(({ id }) => id !== PAGE_IDS.practice),
      related: page.related.map(({ slug, title, description, reason }) => ({
        title,
        href: `/guides/${slug}/`,
        description,
        reason,
      })),
    },
    body: body.join('\n'),
    files: {
      questions: questions.map(({ title }, index) => ({ title, answer: answers[index] ?? '' })),
      documents,
    },
  };
}

/** Markdown below its data: what JSON says of a value, YAML says too. */
export function withFrontmatter(data: object, body: string): string {
  const lines = Object.entries(data).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

/** The whole guide as Markdown, for a generator whose page is its own. */
export function wholeMarkdown({ data, body }: PlainGuide): string {
  const list = (entries: readonly string[]) => entries.map((entry) => `- ${entry}`).join('\n');
  const stats = data.stats.map(
    ({ label, value, scope, source }) =>
      `**${label}:** ${value}. ${scope}. [${source.name}](${source.url})`,
  );
  const related = data.related.map(
    ({ href, title, description, reason }) =>
      `[${title}](${href}) ${description}${reason === undefined ? '' : ` ${reason}`}`,
  );
  return `Updated ${data.updated}. ${data.readingTime} to read. Written by ${data.authors.join(', ')}.

${list(stats)}

Interview types:

${list(data.interviewTypes)}

Key skills:

${list(data.skills)}

${body}
## Related guides

${list(related)}
`;
}
