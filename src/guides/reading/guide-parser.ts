import { plainText } from '../block.ts';
import {
  isPageId,
  SECTION_FILES,
  type Entry,
  type Guide,
  type GuideSection,
  type Question,
  type SectionFile,
} from '../guide.ts';
import { RESERVED_SLUGS, resolveLink } from '../paths.ts';
import { sortProblems, startOfFile, type Finding, type Place, type Problem } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { countWords } from '../reading-time.ts';
import {
  guideFrontmatter,
  relatedFrontmatter,
  sectionFrontmatter,
  SLUG,
  type GuideFrontmatter,
  type RelatedGuideEntry,
  type RemovedQuestion,
} from '../schema.ts';
import { readArticle, readFormat, readPrepTip, readQuestion } from './items.ts';
import type { ImageSize } from './policy.ts';
import { quickAnswerProblem } from './quick-answer.ts';
import { parseSection, type Item, type Section, type SectionRules } from './section.ts';
import type { Source } from './source.ts';
import { readYaml } from './yaml.ts';

/** Something a guide names that has to exist elsewhere in `content/`. */
export interface Mention extends Place {
  kind: 'skill' | 'field' | 'author' | 'guide' | 'role' | 'alias' | 'link';
  name: string;
  file: string;
}

/** A guide's folder as it lies on the disk. */
export interface GuideFolder {
  slug: string;
  /** Path from the project's root, such as `content/guides/api-developer`. */
  path: string;
  /** File name → text, for the section files that could be decoded. */
  files: ReadonlyMap<string, Source>;
  /** Section files that are there but could not be read; their problem is already known. */
  unreadable: ReadonlySet<string>;
  /** File name → size of the pictures in the folder. */
  images: ReadonlyMap<string, ImageSize>;
}

/** @typeParam G a guide, or what is kept of it */
export interface ParsedGuide<G = Guide> {
  slug: string;
  /** Not to be published yet: nothing that is wrong with it stops anything. */
  isDraft: boolean;
  /** Undefined while anything is wrong with it. */
  guide: G | undefined;
  /** The guide as far as it can be read, for its writer alone to look at. */
  preview: G | undefined;
  problems: Problem[];
  mentions: Mention[];
  /** Every `#id` that the guide's page will have for its items. */
  ids: ReadonlySet<string>;
}

const RULES: Readonly<
  Record<
    Exclude<SectionFile, 'guide.mdx' | 'related-guides.mdx'>,
    Omit<SectionRules, 'footnotePrefix'>
  >
> = {
  'questions.mdx': {
    itemTag: { name: 'Question', required: true },
    bodyTags: ['KeyPoint', 'WeakAnswer', 'SampleAnswer', 'Reference', 'Callout'],
  },
  'prep-tips.mdx': {
    itemTag: { name: 'PrepTip', required: false },
    bodyTags: ['Callout', 'Reference'],
  },
  'formats.mdx': {
    itemTag: { name: 'Format', required: true },
    bodyTags: ['Callout', 'Reference'],
  },
  'mistakes.mdx': { bodyTags: ['Callout', 'Reference'] },
  'faqs.mdx': { bodyTags: ['Callout', 'Reference'] },
};

const MAX_ITEMS = 60;

/**
 * Parse and check one guide by itself. What it names elsewhere comes back as `mentions`, for
 * `content.ts` to check once every guide is known.
 *
 * @param today the current day as `YYYY-MM-DD`; no date of a guide may be later
 */
export function parseGuide(folder: GuideFolder, today: string): ParsedGuide {
  return new GuideParser(folder, today).parse();
}

type PlaceOf = (path: (string | number)[]) => Place;

class GuideParser {
  readonly #folder: GuideFolder;
  readonly #today: string;
  readonly #problems: Problem[] = [];
  readonly #mentions: Mention[] = [];
  readonly #ids = new Map<string, string>();
  #placeInGuide: PlaceOf = () => startOfFile;

  constructor(folder: GuideFolder, today: string) {
    this.#folder = folder;
    this.#today = today;
  }

  parse(): ParsedGuide {
    this.#checkSlug();
    const frontmatter = this.#readGuideFile();
    const questions = this.#readSection('questions.mdx', (item, file) =>
      this.#question(item, file),
    );
    const prepTips = this.#readSection('prep-tips.mdx', readPrepTip);
    const formats = this.#readSection('formats.mdx', readFormat);
    const mistakes = this.#readSection('mistakes.mdx', readArticle);
    const faqs = this.#readSection('faqs.mdx', readArticle);
    const relatedGuides = this.#readRelated();
    if (frontmatter && questions) this.#checkRemoved(frontmatter.removed ?? []);

    const { slug } = this.#folder;
    const whole =
      frontmatter && questions && prepTips && formats && mistakes && faqs && relatedGuides
        ? { slug, ...frontmatter, questions, prepTips, formats, mistakes, faqs, relatedGuides }
        : undefined;
    return {
      slug,
      isDraft: frontmatter ? frontmatter.draft === true : this.#looksLikeDraft(),
      guide: this.#problems.length === 0 ? whole : undefined,
      preview: whole,
      problems: sortProblems(this.#problems),
      mentions: this.#mentions,
      ids: new Set(this.#ids.keys()),
    };
  }

  /** While the frontmatter cannot be read as a whole. */
  #looksLikeDraft(): boolean {
    const text = this.#folder.files.get('guide.mdx')?.text ?? '';
    return /^---\n(?:(?!---).*\n)*?draft: *true *(?:#.*)?\n/.test(text);
  }

  #checkSlug(): void {
    const { slug, path } = this.#folder;
    if (!SLUG.test(slug) || slug.length > 64) {
      this.#report(path, {
        ...startOfFile,
        rule: 'folder-name',
        message: `“${slug}” cannot be a web address`,
        expected: 'at most 64 characters: lower-case words joined by hyphens',
        fix: 'rename the folder',
      });
    } else if (RESERVED_SLUGS.has(slug)) {
      this.#report(path, {
        ...startOfFile,
        rule: 'reserved-name',
        message: `“${slug}” is the address of one of the site’s own pages`,
        expected: 'the name of a role',
        fix: 'rename the folder',
      });
    }
  }

  #readGuideFile():
    (GuideFrontmatter & Pick<Guide, 'quickAnswer' | 'quickAnswerNotes'>) | undefined {
    const source = this.#source('guide.mdx');
    if (!source) return undefined;
    const split = this.#splitFrontmatter(source);
    if (split.yaml === undefined) {
      if (!split.broken)
        this.#report(source.path, {
          ...startOfFile,
          rule: 'missing-frontmatter',
          message: 'the file has no frontmatter',
          expected: 'role, description, and so on between two lines of ---',
          fix: 'copy the first lines of another guide and change them',
        });
      return undefined;
    }
    const reading = readYaml(split.yaml, guideFrontmatter, 2);
    this.#reportAll(source.path, reading.problems);
    const { section, failed } = this.#parseBody(source, split.body, {
      bodyTags: ['Callout'],
      footnotePrefix: 'quick-answer-',
    });
    for (const item of section.items) {
      this.#report(source.path, {
        ...item.place,
        rule: 'misplaced-heading',
        message: 'guide.mdx holds the quick answer alone, without headings',
        expected: '60 to 120 words of text',
        fix: 'move the heading and its text to another section’s file',
      });
    }
    const words = countWords(plainText(section.intro));
    const line = split.body.slice(0, split.body.search(/\S|$/)).split('\n').length;
    const wrongLength = quickAnswerProblem(words, { line, column: 1 });
    if (!failed && wrongLength) this.#report(source.path, wrongLength);
    const { data, placeOf } = reading;
    if (!data) return undefined;
    this.#placeInGuide = placeOf;
    this.#checkChanges(data, source.path, placeOf);
    this.#checkDates(data, source.path, placeOf);
    this.#mention('field', data.field, source.path, placeOf(['field']));
    this.#mention('role', data.role, source.path, placeOf(['role']));
    for (const [kind, key] of [
      ['skill', 'skills'],
      ['author', 'authors'],
      ['author', 'reviewers'],
      ['alias', 'aliases'],
      ['role', 'alsoCalled'],
    ] as const) {
      data[key]?.forEach((name, index) =>
        this.#mention(kind, name, source.path, placeOf([key, index])),
      );
    }
    const { allow: _, ...said } = data;
    return { ...said, quickAnswer: section.intro, quickAnswerNotes: section.footnotes };
  }

  #checkDates(
    { published, updated }: GuideFrontmatter,
    file: string,
    placeOf: (path: string[]) => Place,
  ): void {
    const future = (key: string, value: string) => {
      if (value > this.#today) {
        this.#report(file, {
          ...placeOf([key]),
          rule: 'future-date',
          message: `“${key}” is in the future`,
          expected: `a day up to today, ${this.#today}`,
          fix: 'write the day on which it happens',
        });
      }
    };
    future('published', published);
    future('updated', updated);
    if (updated < published) {
      this.#report(file, {
        ...placeOf(['updated']),
        rule: 'date-order',
        message: `“updated” (${updated}) is before “published” (${published})`,
        expected: 'updated on or after published',
        fix: 'correct one of the two',
      });
    }
  }

  #checkChanges(
    { published, updated, changes = [] }: GuideFrontmatter,
    file: string,
    placeOf: PlaceOf,
  ): void {
    changes.forEach(({ date }, index) => {
      const report = (rule: RuleId, message: string, expected: string, fix: string) => {
        this.#report(file, {
          ...placeOf(['changes', index, 'date']),
          rule,
          message,
          expected,
          fix,
        });
      };
      const newer = changes[index - 1]?.date;
      if (date > this.#today)
        report(
          'future-date',
          `the change of ${date} is in the future`,
          `a day up to today, ${this.#today}`,
          'write the day on which it happens',
        );
      else if (date < published)
        report(
          'change-date',
          `the change of ${date} is before “published” (${published})`,
          'a day on or after the one on which the guide appeared',
          'correct one of the two',
        );
      else if (newer !== undefined && date > newer)
        report(
          'change-order',
          `the change of ${date} stands below that of ${newer}`,
          'the newest change first',
          'move it up',
        );
      else if (index === 0 && date !== updated)
        report(
          'change-updated',
          `the newest change is of ${date}, but “updated” says ${updated}`,
          'the same day in both',
          date > updated ? `write updated: ${date}` : `tell what changed on ${updated}`,
        );
    });
  }

  /** Comes after the sections, whose ids it is about. */
  #checkRemoved(removed: readonly RemovedQuestion[]): void {
    const file = `${this.#folder.path}/guide.mdx`;
    const live = new Set(this.#ids.keys());
    removed.forEach(({ id, instead }, index) => {
      const place = this.#placeInGuide(['removed', index, 'id']);
      if (live.has(id))
        this.#report(file, {
          ...place,
          rule: 'removed-id',
          message: `“${id}” is said to be removed, but the guide still has it`,
          expected: 'ids that no question or heading of the guide has',
          fix: `take “${id}” out of the list, or give the new question another id`,
        });
      else this.#claimId(id, file, place);
      if (instead !== undefined && !live.has(instead))
        this.#report(file, {
          ...this.#placeInGuide(['removed', index, 'instead']),
          rule: 'removed-instead',
          message: `“${instead}” is not in the guide, so nobody can read it in the place of “${id}”`,
          expected: 'the id of a question or heading that the guide has',
          fix: 'write such an id, or leave “instead” out',
        });
    });
  }

  #readRelated(): RelatedGuideEntry[] | undefined {
    const source = this.#source('related-guides.mdx');
    if (!source) return undefined;
    const { yaml, body, broken } = this.#splitFrontmatter(source);
    if (broken) return undefined;
    const reading = readYaml(yaml ?? '', relatedFrontmatter, yaml === undefined ? 1 : 2);
    this.#reportAll(source.path, reading.problems);
    const text = body.search(/\S/);
    if (text >= 0) {
      this.#report(source.path, {
        line: body.slice(0, text).split('\n').length,
        column: 1,
        rule: 'misplaced-text',
        message: 'related-guides.mdx has text below its frontmatter',
        expected: 'frontmatter alone',
        fix: 'give each guide a reason in the frontmatter',
      });
    }
    const seen = new Set<string>();
    reading.data?.guides.forEach(({ guide }, index) => {
      const place = reading.placeOf(['guides', index]);
      if (guide === this.#folder.slug || seen.has(guide)) {
        this.#report(source.path, {
          ...place,
          rule: 'related-guide',
          message:
            guide === this.#folder.slug
              ? 'a guide cannot be related to itself'
              : `“${guide}” is named twice`,
          expected: 'other guides, each once',
          fix: 'remove it',
        });
      }
      seen.add(guide);
      this.#mention('guide', guide, source.path, place);
    });
    return reading.data?.guides;
  }

  #readSection<T extends Entry>(
    name: keyof typeof RULES,
    read: (item: Item, file: string) => T | undefined,
  ): GuideSection<T> | undefined {
    const source = this.#source(name);
    if (!source) return undefined;
    const { yaml, body, broken } = this.#splitFrontmatter(source);
    if (broken) return undefined;
    const reading = readYaml(yaml ?? '', sectionFrontmatter, yaml === undefined ? 1 : 2);
    this.#reportAll(source.path, reading.problems);
    const { section, failed } = this.#parseBody(source, body, {
      ...RULES[name],
      footnotePrefix: `${name.replace('.mdx', '')}-`,
    });
    if (section.items.length === 0 && !failed) {
      this.#report(source.path, {
        ...startOfFile,
        rule: 'empty-section',
        message: 'the file has no items',
        expected: 'one or more ## headings with text',
        fix: 'write the first item',
      });
    } else if (section.items.length > MAX_ITEMS) {
      this.#report(source.path, {
        ...(section.items[MAX_ITEMS]?.place ?? startOfFile),
        rule: 'too-many-items',
        message: `the file has ${section.items.length} items`,
        expected: `at most ${MAX_ITEMS}`,
        fix: 'keep the ones a reader needs, or split the guide',
      });
    }
    const items = section.items.slice(0, MAX_ITEMS).flatMap((item) => {
      const value = read(item, source.path);
      const id = value?.id ?? item.slug;
      if (id !== '') this.#claimId(id, source.path, item.tag?.placeOf('id') ?? item.place);
      return value ? [value] : [];
    });
    return {
      title: reading.data?.title,
      intro: section.intro,
      items,
      footnotes: section.footnotes,
    };
  }

  #claimId(id: string, file: string, place: Place): void {
    const owner = isPageId(id) ? 'a part of the page' : this.#ids.get(id);
    if (owner !== undefined) {
      this.#report(file, {
        ...place,
        rule: 'duplicate-id',
        message: `the id “${id}” is already that of ${owner}`,
        expected: 'an id of its own for every question and heading of a guide',
        fix: 'change the id, or the words of the heading',
      });
    } else {
      this.#ids.set(id, `${file}:${place.line}`);
    }
  }

  #question(item: Item, file: string): Question | undefined {
    const { question, findings } = readQuestion(item);
    this.#reportAll(file, findings);
    const place = item.tag?.placeOf('skills') ?? item.place;
    question?.skills.forEach((skill) => this.#mention('skill', skill, file, place));
    return question;
  }

  #parseBody(
    source: Source,
    body: string,
    rules: SectionRules,
  ): { section: Section; failed: boolean } {
    const { slug, images } = this.#folder;
    const { section, problems } = parseSection(body, rules, {
      resolveLink: (link) => resolveLink(link, slug),
      imageSize: (name) => images.get(name),
      onLink: (link, place) => this.#mention('link', link, source.path, place),
    });
    this.#reportAll(source.path, problems);
    return { section, failed: problems.length > 0 };
  }

  /** The frontmatter, and the body with the frontmatter's lines left blank so that places hold. */
  #splitFrontmatter({ text, path }: Source): { yaml?: string; body: string; broken?: true } {
    const opening = /^(---|\+\+\+)[^\n]*\n/.exec(text);
    if (!opening) return { body: text };
    const match = /^---\n(?:([^]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
    if (!match) {
      this.#report(path, {
        ...startOfFile,
        rule: 'frontmatter-fence',
        message:
          opening[1] === '+++'
            ? 'the frontmatter is TOML (+++)'
            : text.startsWith('---\n')
              ? 'the frontmatter does not end'
              : 'the first line is more than ---',
        expected: 'YAML between two lines that hold --- and nothing else',
        fix:
          opening[1] === '+++'
            ? 'write it as YAML between lines of ---'
            : 'write --- alone on its line, before and after',
      });
      return { body: '', broken: true };
    }
    return {
      yaml: match[1] ?? '',
      body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length),
    };
  }

  #source(name: SectionFile): Source | undefined {
    const { files, unreadable, path } = this.#folder;
    const source = files.get(name);
    if (!source && !unreadable.has(name)) {
      this.#report(`${path}/${name}`, {
        ...startOfFile,
        rule: 'missing-section',
        message: `${name} is missing`,
        expected: `the seven files ${SECTION_FILES.join(', ')}`,
        fix: 'add the file',
      });
    }
    return source;
  }

  #mention(kind: Mention['kind'], name: string, file: string, place: Place): void {
    this.#mentions.push({ kind, name, file, line: place.line, column: place.column });
  }

  #report(file: string, finding: Finding): void {
    this.#problems.push({ file, ...finding });
  }

  #reportAll(file: string, list: readonly Finding[]): void {
    for (const finding of list) this.#report(file, finding);
  }
}
