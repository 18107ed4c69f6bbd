/**
 * A session as files for the reader: JSON for programs, Markdown for people.
 *
 * The JSON names its format and version. A field may be added at any time; one that changes its
 * meaning or goes needs a new `EXPORT_VERSION`.
 */
import type { Interview } from './interview.ts';
import type { Attempt, SessionState } from './session.ts';
import { summarize, type Summary, type TurnSummary } from './summary.ts';

export const EXPORT_FORMAT = 'interview-field-guide/practice-session';
export const EXPORT_VERSION = 1;

export interface SessionExport {
  format: typeof EXPORT_FORMAT;
  version: typeof EXPORT_VERSION;
  guide: string;
  role: string;
  startedAt?: string;
  level?: string;
  questions: {
    id: string;
    title: string;
    wasSkipped: boolean;
    attempts: {
      kind: 'answer' | 'follow-up' | 'retry';
      mode: Attempt['mode'];
      text: string;
      seconds: number;
      words: number;
      isUnfinished: boolean;
    }[];
    points: { claim: string; hearing: string; isMade: boolean; quote?: string }[];
  }[];
  skills: { id: string; name: string; points: number; made: number }[];
  rehearseNext: { question: string; missing: string[] }[];
  /** Words that belonged to no answer. */
  scraps: string[];
}

const KINDS = { question: 'answer', followUp: 'follow-up', retry: 'retry' } as const;

export function exportSession(interview: Interview, state: SessionState): SessionExport {
  const summary = summarize(interview, state);
  return {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    guide: interview.deck.slug,
    role: interview.deck.role,
    ...(state.startedAt !== undefined && { startedAt: state.startedAt }),
    ...(state.options && { level: state.options.level }),
    questions: state.turns.map((turn, index) => ({
      id: turn.question,
      title: turn.title,
      wasSkipped: turn.wasSkipped,
      attempts: turn.attempts.map(({ prompt, mode, text, delivery, isUnfinished }) => ({
        kind: KINDS[prompt.kind],
        mode,
        text,
        seconds: delivery.seconds,
        words: delivery.words,
        isUnfinished: isUnfinished ?? false,
      })),
      points: claimsOf(interview, summary.turns[index]),
    })),
    skills: summary.skills.map(({ id, name, points, made }) => ({ id, name, points, made })),
    rehearseNext: summary.rehearseNext.map(({ question, missing }) => ({ question, missing })),
    scraps: [...state.scraps, ...draftOf(state)],
  };
}

/** An answer that is still being given is exported, too. */
function draftOf({ draft: { text, interim } }: SessionState): string[] {
  return [text, interim].filter((words) => words.trim() !== '');
}

function claimsOf({ deck }: Interview, turn: TurnSummary | undefined) {
  const points = deck.questions.find(({ id }) => id === turn?.question)?.points ?? [];
  return (turn?.points ?? []).map(({ index, hearing, isMade, quote }) => ({
    claim: points[index]?.claim ?? '',
    hearing,
    isMade,
    ...(quote && { quote: quote.text }),
  }));
}

export function sessionJson(interview: Interview, state: SessionState): string {
  return `${JSON.stringify(exportSession(interview, state), undefined, 2)}\n`;
}

export function sessionMarkdown(interview: Interview, state: SessionState): string {
  const { role, startedAt, level, questions, scraps } = exportSession(interview, state);
  const summary = summarize(interview, state);
  const lines = [
    `# ${plain(role)}: interview practice`,
    '',
    [startedAt?.slice(0, 10), level && `level: ${level}`, answeredLine(summary)]
      .filter(Boolean)
      .join(' · '),
  ];
  for (const { title, wasSkipped, attempts, points } of questions) {
    lines.push('', `## ${plain(title)}`);
    if (wasSkipped) lines.push('', 'Passed over.');
    for (const { kind, text, seconds, words } of attempts) {
      lines.push('', `### ${HEADINGS[kind]} (${words} words, ${Math.round(seconds)} s)`, '');
      lines.push(text.trim() === '' ? 'No words.' : quoted(text));
    }
    if (points.length > 0) lines.push('', ...points.map(pointLine));
  }
  if (summary.skills.length > 0) {
    lines.push('', '## Points by skill', '');
    lines.push(
      ...summary.skills.map(({ name, made, points }) => `- ${plain(name)}: ${made} of ${points}`),
    );
  }
  if (summary.rehearseNext.length > 0) {
    lines.push('', '## Rehearse next');
    for (const { title, missing } of summary.rehearseNext)
      lines.push('', `**${plain(title)}**`, '', ...missing.map((claim) => `- ${plain(claim)}`));
  }
  if (scraps.length > 0) lines.push('', '## Said between answers', '', ...scraps.map(quoted));
  return `${lines.join('\n')}\n`;
}

const HEADINGS = { answer: 'Answer', 'follow-up': 'Follow-up', retry: 'Another try' } as const;

function pointLine({
  claim,
  hearing,
  isMade,
  quote,
}: SessionExport['questions'][number]['points'][number]): string {
  const state = isMade ? 'heard' : hearing === 'maybe' ? 'maybe' : 'not heard';
  const words = quote === undefined || !isMade ? '' : ` (“${plain(quote)}”)`;
  return `- [${isMade ? 'x' : ' '}] ${plain(claim)} ${state}${words}`;
}

function answeredLine({ answered, skipped }: Summary): string {
  return skipped === 0 ? `${answered} answered` : `${answered} answered, ${skipped} passed over`;
}

/** What somebody said may look like Markdown; it stays what was said. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function quoted(text: string): string {
  return text
    .trim()
    .split(/\n+/)
    .map((line) => `> ${plain(line)}`)
    .join('\n>\n');
}
