/** What is worth rehearsing next, after all sessions. */
import { dateOf } from './kept-session.ts';
import { knownTurns, type PlayedSession } from './skill-progress.ts';

export interface RehearsedQuestion {
  id: string;
  title: string;
  /** Points that counted when it was asked last, and those that were made. */
  points: number;
  made: number;
  wasSkipped: boolean;
}

export interface GuideRehearsal {
  slug: string;
  role: string;
  /** That of which most is left first. */
  questions: RehearsedQuestion[];
}

/** Enough for a short session. */
const MOST_QUESTIONS = 3;

/** By guide, the one practiced last first: questions whose last answer left points out. */
export function rehearsals(played: readonly PlayedSession[]): GuideRehearsal[] {
  const newestFirst = played.toSorted((a, b) => (dateOf(a.session) < dateOf(b.session) ? 1 : -1));
  const byGuide = Map.groupBy(newestFirst, ({ session }) => session.state.slug);
  return [...byGuide].flatMap(([slug, sessions]) => {
    const role = sessions[0]?.interview.deck.role ?? slug;
    const last = new Map<string, RehearsedQuestion>();
    for (const session of sessions)
      for (const { question, title, counted, made, wasSkipped } of knownTurns(session).toReversed())
        if (!last.has(question))
          last.set(question, { id: question, title, points: counted, made, wasSkipped });
    const questions = [...last.values()]
      .filter(({ made, points }) => made < points)
      .toSorted((a, b) => a.made / a.points - b.made / b.points)
      .slice(0, MOST_QUESTIONS);
    return questions.length === 0 ? [] : [{ slug, role, questions }];
  });
}
