/** What a session comes to: points by skill, and what to rehearse next. Never a grade. */
import { shareMade, type PointState } from './assessment.ts';
import type { Interview } from './interview.ts';
import { isUnmarked, type SessionState, type Turn } from './session.ts';

export interface SkillSummary {
  id: string;
  name: string;
  /** Points that counted in the questions that test it, and how many of them were made. */
  points: number;
  made: number;
  /** Ids of these questions. */
  questions: string[];
}

export interface TurnSummary {
  question: string;
  title: string;
  attempts: number;
  wasSkipped: boolean;
  /** Recorded, without the reader's word on any point. */
  isUnmarked: boolean;
  points: PointState[];
  made: number;
  counted: number;
  difficulty: number;
}

export interface Rehearsal {
  question: string;
  title: string;
  why: 'skipped' | 'not-marked' | 'points-missing';
  /** Claims that were not made, the most important first. */
  missing: string[];
}

export interface Summary {
  turns: TurnSummary[];
  answered: number;
  skipped: number;
  /** Those of which most is left come last. */
  skills: SkillSummary[];
  /** At most three, that of which most is left first. */
  rehearseNext: Rehearsal[];
}

const MOST_REHEARSALS = 3;

export function summarize(interview: Interview, state: SessionState): Summary {
  const turns = state.turns.map((turn) => summaryOf(interview, state, turn));
  const skills = new Map<string, SkillSummary>();
  for (const turn of turns) {
    const question = interview.deck.questions.find(({ id }) => id === turn.question);
    for (const id of question?.skills ?? []) {
      const known = skills.get(id) ?? {
        id,
        name: interview.deck.skills[id] ?? id,
        points: 0,
        made: 0,
        questions: [],
      };
      known.points += turn.counted;
      known.made += turn.made;
      known.questions.push(turn.question);
      skills.set(id, known);
    }
  }
  return {
    turns,
    answered: turns.filter(({ wasSkipped }) => !wasSkipped).length,
    skipped: turns.filter(({ wasSkipped }) => wasSkipped).length,
    skills: [...skills.values()].toSorted(
      (a, b) => b.made / Math.max(1, b.points) - a.made / Math.max(1, a.points),
    ),
    rehearseNext: rehearsals(interview, turns),
  };
}

function summaryOf(interview: Interview, state: SessionState, turn: Turn): TurnSummary {
  const points = interview.points(state, turn);
  const counted = points.filter(({ counts }) => counts);
  return {
    question: turn.question,
    title: turn.title,
    attempts: turn.attempts.length,
    wasSkipped: turn.wasSkipped,
    isUnmarked: isUnmarked(turn),
    points,
    made: counted.filter(({ isMade }) => isMade).length,
    counted: counted.length,
    difficulty: turn.reason.difficulty,
  };
}

function rehearsals({ deck }: Interview, turns: readonly TurnSummary[]): Rehearsal[] {
  return turns
    .filter(({ made, counted }) => made < counted)
    .toSorted((a, b) => shareMade(a.points) - shareMade(b.points))
    .slice(0, MOST_REHEARSALS)
    .map(({ question, title, wasSkipped, isUnmarked: isUnknown, points }) => {
      const claims = deck.questions.find(({ id }) => id === question)?.points ?? [];
      return {
        question,
        title,
        why: wasSkipped ? 'skipped' : isUnknown ? 'not-marked' : 'points-missing',
        missing: points
          .filter(({ counts, isMade }) => counts && !isMade)
          .flatMap(({ index }) => claims[index]?.claim ?? []),
      };
    });
}
