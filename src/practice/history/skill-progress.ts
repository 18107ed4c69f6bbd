/** Points made of points asked, skill by skill, session by session. Counts, and no judgment. */
import type { Interview } from '../core/interview.ts';
import { summarize, type TurnSummary } from '../core/summary.ts';
import { areSamePoints } from './answers.ts';
import { dateOf, type ReadableSession } from './kept-session.ts';

/** A session, and the interview that it was: its guide has to be there. */
export interface PlayedSession {
  session: ReadableSession;
  interview: Interview;
}

export interface SkillInSession {
  /** Id of the stored session. */
  session: string;
  date: string;
  made: number;
  points: number;
}

export interface SkillProgress {
  id: string;
  name: string;
  made: number;
  points: number;
  /** In which questions tested it, the oldest first. */
  sessions: SkillInSession[];
}

/** What is known of the turns of a session: not those that nothing was heard or marked of. */
export function knownTurns({ session: { state }, interview }: PlayedSession): TurnSummary[] {
  return summarize(interview, state).turns.filter((turn, index) => {
    const { attempts = [], marks = {}, wasSkipped = false } = state.turns[index] ?? {};
    const question = interview.deck.questions.find(({ id }) => id === turn.question);
    const isKnown = wasSkipped || (attempts.length > 0 && !turn.isUnmarked);
    return question && isKnown && areSamePoints(question, { attempts, marks });
  });
}

/** Skills over all sessions, that of which most is left first. */
export function skillProgress(played: readonly PlayedSession[]): SkillProgress[] {
  const skills = new Map<string, SkillProgress>();
  const inOrder = played.toSorted((a, b) => (dateOf(a.session) < dateOf(b.session) ? -1 : 1));
  for (const each of inOrder) {
    const { deck } = each.interview;
    for (const { question, made, counted } of knownTurns(each)) {
      for (const id of deck.questions.find((known) => known.id === question)?.skills ?? []) {
        const name = deck.skills[id] ?? id;
        const skill = skills.get(id) ?? { id, name, made: 0, points: 0, sessions: [] };
        skill.made += made;
        skill.points += counted;
        const session = each.session.stored.id;
        const last = skill.sessions.at(-1);
        if (last?.session === session) {
          last.made += made;
          last.points += counted;
        } else {
          skill.sessions.push({ session, date: dateOf(each.session), made, points: counted });
        }
        skills.set(id, skill);
      }
    }
  }
  const share = ({ made, points }: SkillProgress) => made / Math.max(1, points);
  return [...skills.values()].toSorted(
    (a, b) => share(a) - share(b) || b.points - a.points || (a.name < b.name ? -1 : 1),
  );
}
