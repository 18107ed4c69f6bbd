/** One session, opened: every question with what was said to it, then and the first time. */
import { count } from '../../guides/count.ts';
import { element, link } from '../../element.ts';
import type { DeckQuestion } from '../core/deck.ts';
import type { Interview } from '../core/interview.ts';
import type { Attempt, Turn } from '../core/session.ts';
import { countedPoints } from '../core/level-plan.ts';
import { summarize } from '../core/summary.ts';
import { rehearsalLink, sessionHash } from '../practice-links.ts';
import { answersTo, areSamePoints, standingOf, type DatedAnswer } from './answers.ts';
import type { GuideInterview } from './guide-interviews.ts';
import { dateText, measures, roleOfSlug, sessionLine, STANDINGS } from './history-text.ts';
import { dateOf, factsOf, type ReadableSession } from './kept-session.ts';

export interface OpenedSession {
  session: ReadableSession;
  guide: GuideInterview;
  /** All that can be read, to find other answers to the same questions. */
  all: readonly ReadableSession[];
  /** Addresses of the list of roles, and of the list of guides. */
  practice: string;
  guides: string;
}

const WITHOUT_GUIDE = {
  gone: 'The guide of this session is no longer on this site, so its points are not shown. What you said is.',
  unavailable:
    'The guide of this session could not be loaded, so its points are not shown. Check the connection, and reload.',
} as const;

const KINDS = { question: 'Answer', followUp: 'Follow-up', retry: 'Another try' } as const;

export function sessionView(opened: OpenedSession): HTMLElement[] {
  const { session, guide } = opened;
  const { state } = session;
  const interview = typeof guide === 'string' ? undefined : guide;
  const role = interview?.deck.role ?? roleOfSlug(state.slug);
  const heading = element('h2', '', `${role}, ${dateText(dateOf(session))}`);
  heading.tabIndex = -1;
  return [
    element(
      'header',
      '',
      heading,
      element('p', 'hint', sessionLine(factsOf(state), state.options?.level, state.mode)),
      ...(typeof guide === 'string' ? [element('p', 'note', WITHOUT_GUIDE[guide])] : []),
    ),
    ...state.turns.map((turn) => turnView(turn, opened, interview)),
    ...(interview ? comesTo(interview, opened) : []),
    ...loose(session),
  ];
}

function turnView(turn: Turn, opened: OpenedSession, interview?: Interview): HTMLElement {
  const { session, all, guides } = opened;
  const { slug } = session.state;
  const question = interview?.deck.questions.find(({ id }) => id === turn.question);
  const title = question
    ? link(`${guides}${slug}/#${encodeURIComponent(turn.question)}`, '', turn.title)
    : turn.title;
  const made = element('section', 'turn', element('h3', '', title));
  if (turn.wasSkipped) made.append(element('p', 'hint', 'Skipped.'));
  if (turn.attempts.length === 0 && !turn.wasSkipped)
    made.append(element('p', 'hint', 'Asked, and not answered yet.'));
  const answers = answersTo(all, slug, turn.question);
  const own = answers.filter((answer) => answer.session === session.stored.id);
  const last = own.at(-1);
  const first = answers[0];
  if (last) {
    const columns = first && first !== last ? [first, last] : [last];
    made.append(sideBySide(columns, session.stored.id));
    if (interview) made.append(...pointsTable(columns, turn, question, opened));
  }
  const shown = new Set([first?.attempt, last?.attempt]);
  const rest = turn.attempts.filter((attempt) => !shown.has(attempt));
  if (rest.length > 0) made.append(...rest.map((attempt) => otherAttempt(attempt, question)));
  const later = answers.find((answer) => last && answer.date > last.date);
  const latest = later ? answers.at(-1) : undefined;
  if (latest)
    made.append(
      element(
        'p',
        'hint',
        'Answered again: ',
        link(sessionHash(latest.session), '', dateText(latest.date)),
      ),
    );
  return made;
}

/** The first answer ever, and the last one of this session; or the only one. */
function sideBySide(columns: readonly DatedAnswer[], session: string): HTMLElement {
  const isPair = columns.length > 1;
  return element(
    'div',
    isPair ? 'answers pair' : 'answers',
    ...columns.map((answer, index) => {
      const name = !isPair
        ? 'Your answer'
        : index === 0
          ? 'First answer'
          : 'Latest in this session';
      const day = answer.session === session && !isPair ? '' : `, ${dateText(answer.date, false)}`;
      return element(
        'figure',
        '',
        element('figcaption', 'label', name + day),
        words(answer.attempt),
        facts(answer.attempt),
      );
    }),
  );
}

function words({ text, mode, isUnfinished }: Attempt): HTMLElement {
  const said =
    text.trim() !== ''
      ? text
      : mode === 'recorded'
        ? 'Recorded, without a transcript.'
        : 'No words.';
  const quote = element('blockquote', text.trim() === '' ? 'hint' : '', said);
  if (isUnfinished) quote.append(element('p', 'hint', 'Not finished.'));
  return quote;
}

function facts({ delivery }: Attempt): HTMLElement {
  return element(
    'dl',
    'facts',
    ...measures(delivery).map(([name, amount]) =>
      element('div', '', element('dt', '', name), element('dd', '', amount)),
    ),
  );
}

function otherAttempt(attempt: Attempt, question: DeckQuestion | undefined): HTMLElement {
  const { prompt } = attempt;
  const asked = prompt.kind === 'followUp' ? question?.points[prompt.point]?.followUp : undefined;
  return element(
    'figure',
    'other',
    element('figcaption', 'label', KINDS[prompt.kind]),
    ...(asked === undefined ? [] : [element('p', 'asked', asked)]),
    words(attempt),
    facts(attempt),
  );
}

function pointsTable(
  columns: readonly DatedAnswer[],
  turn: Turn,
  question: DeckQuestion | undefined,
  opened: OpenedSession,
): HTMLElement[] {
  if (!question)
    return [
      element('p', 'note', 'This question is no longer in the guide, so its points are not shown.'),
    ];
  const isThose = columns.every(({ attempt }) =>
    areSamePoints(question, { attempts: [attempt], marks: turn.marks }),
  );
  if (!isThose)
    return [
      element(
        'p',
        'note',
        'The guide has changed the points of this question since, so what was heard then is not shown beside them.',
      ),
    ];
  const { options } = opened.session.state;
  const counted = options ? countedPoints(question, options.level).length : question.points.length;
  const head = columns.map((answer, index) =>
    columnHead(columns.length === 1 ? 'Points' : index === 0 ? 'First' : 'Latest', answer),
  );
  const table = element(
    'table',
    'points-heard',
    element('caption', 'unseen', `Points of “${turn.title}”`),
    element('thead', '', element('tr', '', ...head)),
    // A row for the point, and one for where it stands: two answers have room on a phone, too.
    ...question.points.map(({ claim }, point) => {
      const name = element('th', '', claim);
      name.scope = 'rowgroup';
      name.colSpan = columns.length;
      if (point >= counted) name.append(element('span', 'hint', ' (beyond this level)'));
      return element(
        'tbody',
        '',
        element('tr', '', name),
        element('tr', '', ...columns.map((answer) => standingCell(answer, point))),
      );
    }),
  );
  return [table];
}

function columnHead(name: string, answer: DatedAnswer): HTMLElement {
  const cell = element('th', '', name);
  cell.scope = 'col';
  cell.append(element('span', 'unseen', `, ${dateText(answer.date, false)}`));
  return cell;
}

function standingCell(answer: DatedAnswer, point: number): HTMLElement {
  const standing = standingOf(answer, point);
  const cell = element('td', '', STANDINGS[standing]);
  cell.dataset['standing'] = standing;
  const quote = answer.attempt.coverage[point]?.quote;
  if (quote && (standing === 'heard' || standing === 'maybe'))
    cell.append(element('q', '', quote.text));
  return cell;
}

/** Points by skill of this session, and what it leaves to rehearse. */
function comesTo(interview: Interview, { session, practice }: OpenedSession): HTMLElement[] {
  const { state } = session;
  if (!state.turns.some(({ attempts, wasSkipped }) => attempts.length > 0 || wasSkipped)) return [];
  const { skills, rehearseNext } = summarize(interview, state);
  const parts: HTMLElement[] = [];
  if (rehearseNext.length > 0) {
    parts.push(
      element(
        'section',
        '',
        element('h3', '', 'Rehearse next'),
        element(
          'ul',
          'rehearsed',
          ...rehearseNext.map(({ title, missing }) =>
            element(
              'li',
              '',
              title,
              element('ul', 'missing', ...missing.map((claim) => element('li', '', claim))),
            ),
          ),
        ),
        link(
          rehearsalLink(
            practice,
            state.slug,
            rehearseNext.map(({ question }) => question),
          ),
          'next-step',
          `Rehearse ${count(rehearseNext.length, 'question')}`,
        ),
      ),
    );
  }
  if (skills.length > 0) {
    parts.push(
      element(
        'section',
        '',
        element('h3', '', 'Points by skill, in this session'),
        element(
          'ul',
          'skill-counts',
          ...skills.map(({ name, made, points }) =>
            element('li', '', `${name}: ${made} of ${points}`),
          ),
        ),
      ),
    );
  }
  return parts;
}

/** Words that belong to no answer: said between two, or of an answer that is not finished. */
function loose({ state: { scraps, draft } }: ReadableSession): HTMLElement[] {
  const said = [...scraps, draft.text, draft.interim].filter((text) => text.trim() !== '');
  if (said.length === 0) return [];
  return [
    element(
      'section',
      '',
      element('h3', '', 'Not part of an answer yet'),
      ...said.map((text) => element('blockquote', '', text)),
    ),
  ];
}
