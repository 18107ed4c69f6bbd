/** What happens to a site over the years, at random: guides, skills, and templates that come, change, and go. */
import { appendFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFrontmatter } from './peers/plain-guide.ts';
import { syntheticGuide, writeGuide, type Vocabulary, type Writer } from './synthetic-guides.ts';

const SKILLS = 'content/skills.yaml';
const TEMPLATES = [
  'src/components/guide/Answer.astro',
  'src/components/frame/PageTitle.astro',
  'src/layouts/Page.astro',
  'src/pages/skills/[skill].astro',
  'src/pages/practice/[role].astro',
];

export class SiteChanges {
  readonly #root: string;
  readonly #writer: Writer;
  readonly #vocabulary: Vocabulary;
  /** The number of the next guide, skill, or page that is added. */
  #next: number;
  /** What was added, and may go again. */
  readonly #skills: string[] = [];
  readonly #pages: string[] = [];

  /**
   * @param root a project with made-up guides
   * @param guides how many there are
   */
  constructor(root: string, writer: Writer, vocabulary: Vocabulary, guides: number) {
    this.#root = root;
    this.#writer = writer;
    this.#vocabulary = vocabulary;
    this.#next = guides;
  }

  /** @returns what was done, and to what */
  async make(): Promise<string> {
    const [kind, change] = this.#writer.pick(Object.entries(this.#kinds()));
    return `${kind} (${await change()})`;
  }

  /** What may happen now. Each says what it happened to. */
  #kinds(): Readonly<Record<string, () => Promise<string>>> {
    return {
      'edit a text': () => this.#editText(),
      'edit a question': () => this.#editQuestion(),
      'rename a role': () => this.#renameRole(),
      'update a guide': () => this.#updateGuide(),
      'add a guide': () => this.#addGuide(),
      'remove a guide': () => this.#removeGuide(),
      'move a guide': () => this.#moveGuide(),
      'name a skill anew': () => this.#renameSkill(),
      'add a skill': () => this.#addSkill(),
      ...(this.#skills.length > 0 && { 'remove a skill': () => this.#removeSkill() }),
      'change a template': () => this.#changeTemplate(),
      'change a label': () => this.#changeLabel(),
      'add a page': () => this.#addPage(),
      ...(this.#pages.length > 0 && {
        'move a page': () => this.#movePage(),
        'remove a page': () => this.#removePage(),
      }),
    };
  }

  async #editText(): Promise<string> {
    const slug = await this.#anyGuide();
    const name = this.#writer.pick(['faqs.mdx', 'mistakes.mdx']);
    const more = `\n## ${this.#writer.sentence(7, '')}\n\n${this.#writer.prose(40)}\n`;
    await this.#edit(guideFile(slug, name), (text) => text + more);
    return `${slug}/${name}`;
  }

  async #editQuestion(): Promise<string> {
    const slug = await this.#anyGuide();
    await this.#edit(guideFile(slug, 'questions.mdx'), (text) =>
      text.replace(/^## .*$/m, `## ${this.#writer.sentence(12, '?')}`),
    );
    return slug;
  }

  async #renameRole(): Promise<string> {
    const slug = await this.#anyGuide();
    await this.#edit(guideFile(slug, 'guide.mdx'), (text) =>
      text.replace(/^role: .*$/m, `role: Role ${this.#writer.words(3)}`),
    );
    return slug;
  }

  async #updateGuide(): Promise<string> {
    const slug = await this.#anyGuide();
    const day = `2026-10-${String(this.#writer.between(1, 28)).padStart(2, '0')}`;
    await this.#edit(guideFile(slug, 'guide.mdx'), (text) =>
      text.replace(/^updated: .*$/m, `updated: ${day} # ${this.#writer.words(1)}`),
    );
    return slug;
  }

  async #addGuide(): Promise<string> {
    const number = this.#next++;
    const near = (await this.#slugs()).map((slug) => Number(slug.replace('role-', '')));
    const files = syntheticGuide(this.#writer, number, { ...this.#vocabulary, near });
    await writeGuide(this.#root, number, files);
    return `role ${number}`;
  }

  /** All guides name another one in its place. */
  async #removeGuide(): Promise<string> {
    const gone = await this.#anyGuide();
    await rm(join(this.#root, 'content/guides', gone), { recursive: true });
    const others = await this.#slugs();
    for (const slug of others)
      await this.#editMentions(slug, (text) => {
        const named = others.filter((other) => other !== slug && !text.includes(other));
        return text.replaceAll(gone, this.#writer.pick(named));
      });
    return gone;
  }

  async #moveGuide(): Promise<string> {
    const from = await this.#anyGuide();
    const to = `role-${String(this.#next++).padStart(5, '0')}`;
    await this.#rename(`content/guides/${from}`, `content/guides/${to}`);
    for (const slug of await this.#slugs())
      await this.#editMentions(slug, (text) => text.replaceAll(from, to));
    await this.#edit(guideFile(to, 'guide.mdx'), (text) =>
      text.includes('aliases: [')
        ? text.replace('aliases: [', `aliases: [${from}, `)
        : text.replace('\nskills:', `\naliases: [${from}]\nskills:`),
    );
    return `${from} to ${to}`;
  }

  async #renameSkill(): Promise<string> {
    const id = this.#writer.pick([...this.#vocabulary.skills, ...this.#skills]);
    await this.#edit(SKILLS, (text) =>
      text.replace(new RegExp(`^(${id}:[^]*?name: ).*$`, 'm'), `$1${this.#writer.sentence(2, '')}`),
    );
    return id;
  }

  /** One guide has it in the place of another one. */
  async #addSkill(): Promise<string> {
    const id = `skill-${this.#next++}`;
    const [name, meaning] = [this.#writer.sentence(2, ''), this.#writer.sentence(9)];
    await appendFile(join(this.#root, SKILLS), `${id}:\n  name: ${name}\n  meaning: ${meaning}\n`);
    const slug = await this.#anyGuide();
    await this.#replaceSkill(slug, this.#writer.pick(await this.#skillsOf(slug)), id);
    this.#skills.push(id);
    return `${id}, for ${slug}`;
  }

  async #removeSkill(): Promise<string> {
    const gone = this.#take(this.#skills);
    for (const slug of await this.#slugs()) {
      const own = await this.#skillsOf(slug);
      const others = this.#vocabulary.skills.filter((id) => !own.includes(id));
      if (own.includes(gone)) await this.#replaceSkill(slug, gone, this.#writer.pick(others));
    }
    await this.#edit(SKILLS, (text) => text.replace(new RegExp(`^${gone}:\n(?: .*\n)+`, 'm'), ''));
    return gone;
  }

  async #changeTemplate(): Promise<string> {
    const file = this.#writer.pick(TEMPLATES);
    await this.#edit(file, (text) => `${text}\n<!-- ${this.#writer.words(3)} -->\n`);
    return file;
  }

  async #changeLabel(): Promise<string> {
    const file = 'src/guides/labels.ts';
    await this.#edit(file, (text) =>
      text.replace(/(entry: ')[^']*/, `$1${this.#writer.sentence(1, '')}`),
    );
    return file;
  }

  async #addPage(): Promise<string> {
    const name = `page-${this.#next++}`;
    const head = {
      layout: '../layouts/Text.astro',
      title: this.#writer.sentence(3, ''),
      description: this.#writer.sentence(12),
      updated: '2026-10-01',
    };
    const text = withFrontmatter(head, `${this.#writer.prose(60)}\n`);
    await writeFile(join(this.#root, pageFile(name)), text);
    this.#pages.push(name);
    return name;
  }

  async #movePage(): Promise<string> {
    const from = this.#take(this.#pages);
    const to = `page-${this.#next++}`;
    await this.#rename(pageFile(from), pageFile(to));
    this.#pages.push(to);
    return `${from} to ${to}`;
  }

  async #removePage(): Promise<string> {
    const gone = this.#take(this.#pages);
    await rm(join(this.#root, pageFile(gone)));
    return gone;
  }

  /** One of them, which is none of them any more. */
  #take(from: string[]): string {
    const taken = this.#writer.pick(from);
    from.splice(from.indexOf(taken), 1);
    return taken;
  }

  async #slugs(): Promise<string[]> {
    return (await readdir(join(this.#root, 'content/guides'))).toSorted();
  }

  async #anyGuide(): Promise<string> {
    return this.#writer.pick(await this.#slugs());
  }

  async #skillsOf(slug: string): Promise<string[]> {
    const text = await readFile(join(this.#root, guideFile(slug, 'guide.mdx')), 'utf8');
    return (/^skills: \[(.*)\]$/m.exec(text)?.[1] ?? '').split(', ');
  }

  async #replaceSkill(slug: string, from: string, to: string): Promise<void> {
    const id = new RegExp(`(?<![\\w-])${from}(?![\\w-])`);
    for (const name of ['guide.mdx', 'questions.mdx']) {
      const path = join(this.#root, guideFile(slug, name));
      const text = await readFile(path, 'utf8');
      const lists = /^skills: \[.*\]$|(?<= )skills="[^"]*"/gm;
      await writeFile(
        path,
        text.replace(lists, (list) => list.replace(id, to)),
      );
    }
  }

  /** Change the files in which a guide names others. */
  async #editMentions(slug: string, change: (text: string) => string): Promise<void> {
    for (const name of ['related-guides.mdx', 'faqs.mdx']) {
      const path = join(this.#root, guideFile(slug, name));
      await writeFile(path, change(await readFile(path, 'utf8')));
    }
  }

  async #edit(file: string, change: (text: string) => string): Promise<void> {
    const path = join(this.#root, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} was to be changed, and is as it was.`);
    await writeFile(path, after);
  }

  async #rename(from: string, to: string): Promise<void> {
    await rename(join(this.#root, from), join(this.#root, to));
  }
}

const guideFile = (slug: string, name: string) => `content/guides/${slug}/${name}`;
const pageFile = (name: string) => `src/pages/${name}.mdx`;
