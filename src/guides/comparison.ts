import type { GuideData, Named, QuestionData } from './guide-data.ts';
import { LEVEL_LABELS, ROUND_LABELS, TYPE_LABELS } from './labels.ts';

/** A line of a cell, with more about it in small print, and an address where there is one. */
export interface ComparedLine {
  text: string;
  more?: string;
  href?: string;
}

/** What two guides say on one topic. */
export interface ComparedTopic {
  title: string;
  a: ComparedLine[];
  b: ComparedLine[];
}

/** Two guides side by side: finished values, so that a page only prints. */
export interface Comparison {
  a: { role: string; href: string };
  b: { role: string; href: string };
  /** In the order of the first guide. */
  shared: Named[];
  topics: ComparedTopic[];
}

/** Put two guides side by side. */
export function compare(a: GuideData, b: GuideData): Comparison {
  const topic = (title: string, lines: (guide: GuideData, other: GuideData) => ComparedLine[]) => ({
    title,
    a: lines(a, b),
    b: lines(b, a),
  });
  return {
    a: { role: a.role, href: a.href },
    b: { role: b.role, href: b.href },
    shared: a.skills.filter(({ id }) => has(b, id)),
    topics: [
      topic('Skills of one alone', (guide, other) =>
        guide.skills
          .filter(({ id }) => !has(other, id))
          .map(({ name, href }) => ({ text: name, href })),
      ),
      topic('Questions by type', ({ questions }) =>
        Object.entries(TYPE_LABELS).map(([type, label]) =>
          amount(label, questions, (question) => question.type === type),
        ),
      ),
      topic('Questions by level', ({ questions }) =>
        Object.entries(LEVEL_LABELS).map(([level, label]) =>
          amount(label, questions, (question) => question.level === level),
        ),
      ),
      topic('Interview types', ({ interviewTypes }) => interviewTypes.map((text) => ({ text }))),
      topic('Formats', ({ formats }) =>
        formats.map(({ title, minutes, round, evaluatedOn }) => ({
          text: title,
          more: `${minutes} min, ${ROUND_LABELS[round].toLowerCase()}: ${evaluatedOn.join(', ')}`,
        })),
      ),
      topic('Figures', ({ stats }) =>
        stats.map(({ label, value, scope, source }) => ({
          text: `${label}: ${value}`,
          more: `${scope}; ${source.name}`,
          href: source.url,
        })),
      ),
    ],
  };
}

/** What is said when a comparison stands there. */
export function comparisonSummary({ a, b, shared }: Comparison): string {
  return `${a.role} and ${b.role}, side by side. Shared skills: ${shared.length}.`;
}

function has({ skills }: GuideData, id: string): boolean {
  return skills.some((skill) => skill.id === id);
}

function amount(
  label: string,
  questions: readonly QuestionData[],
  fits: (question: QuestionData) => boolean,
): ComparedLine {
  return { text: `${label}: ${questions.filter(fits).length}` };
}
