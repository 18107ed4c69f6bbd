import type { Block } from '../guides/block.ts';
import { oneLine, paragraphs, phrases } from '../guides/draft-text.ts';
import { folderOf, questionIds, type GuideDraft } from '../guides/guide-draft.ts';
import type { Entry, Guide } from '../guides/guide.ts';
import type { Level, QuestionType, Round } from '../guides/schema.ts';

/** A draft as the guide it would become, for all that counts and shows guides. Nothing is checked. */
export function draftGuide(draft: GuideDraft, today: string): Guide {
  const ids = questionIds(draft);
  const section = <T>(items: T[]) => ({ title: undefined, intro: [], items, footnotes: [] });
  const article = ({ title, text }: { title: string; text: string }) => ({
    ...entry(title),
    body: blocks(text),
  });
  return {
    slug: folderOf(draft),
    role: oneLine(draft.role),
    description: oneLine(draft.description),
    field: draft.field,
    published: today,
    updated: today,
    authors: [],
    interviewTypes: written(draft.interviewTypes),
    skills: [...draft.skills],
    stats: draft.stats.map(({ label, value, scope, sourceName, sourceUrl }) => ({
      label: oneLine(label),
      value: oneLine(value),
      scope: oneLine(scope),
      source: { name: oneLine(sourceName), url: oneLine(sourceUrl) },
    })),
    quickAnswer: blocks(draft.quickAnswer),
    quickAnswerNotes: [],
    questions: section(
      draft.questions.map((question, index) => ({
        ...entry(question.text),
        id: ids[index] ?? '',
        type: question.type as QuestionType,
        level: question.level as Level,
        skills: [...question.skills],
        minutes: Number(question.minutes),
        strategy: blocks(question.strategy),
        keyPoints: question.keyPoints.map(({ text, signals, followUp }) => ({
          text: oneLine(text),
          html: html(text),
          signals: phrases(signals),
          followUp: oneLine(followUp),
        })),
        weakAnswer: blocks(question.weakAnswer),
        sampleAnswer: blocks(question.sampleAnswer),
        references: [],
      })),
    ),
    prepTips: section(
      draft.prepTips.map(({ hours, ...tip }) => ({
        ...article(tip),
        ...(hours.trim() === '' ? {} : { hours: Number(hours) }),
      })),
    ),
    formats: section(
      draft.formats.map(({ minutes, round, evaluatedOn, ...format }) => ({
        ...article(format),
        minutes: Number(minutes),
        round: round as Round,
        evaluatedOn: phrases(evaluatedOn),
      })),
    ),
    mistakes: section(draft.mistakes.map(article)),
    faqs: section(draft.faqs.map(article)),
    relatedGuides: draft.relatedGuides.filter(({ guide }) => guide !== ''),
  };
}

const written = (texts: readonly string[]) => texts.map(oneLine).filter((text) => text !== '');

function entry(title: string): Entry {
  return { id: '', title: oneLine(title), titleHtml: escaped(oneLine(title)) };
}

function blocks(text: string): Block[] {
  const all = html(text);
  return all === '' ? [] : [{ html: all }];
}

function html(text: string): string {
  return paragraphs(text)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
