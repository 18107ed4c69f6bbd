/** A deck for tests: every type and level, with points whose words are their own. */
import { LEVELS, QUESTION_TYPES, type Deck, type DeckQuestion } from './deck.ts';

const WORDS =
  'anchor basalt cobalt dynamo ember fjord garnet harbor ingot juniper kelp lantern magnet nickel onyx pebble quartz raven sable tundra umber violet willow yarrow zephyr'.split(
    ' ',
  );

function question(index: number): DeckQuestion {
  const word = (offset: number) => WORDS[(index * 7 + offset * 3) % WORDS.length] ?? '';
  return {
    id: `question-${index}`,
    title: `How do you handle case ${index}?`,
    type: QUESTION_TYPES[index % QUESTION_TYPES.length] ?? 'technical',
    level: LEVELS[index % LEVELS.length] ?? 'mid',
    minutes: 8,
    skills: [`skill-${index % 4}`, 'skill-shared'],
    points: [0, 1, 2, 3].map((point) => ({
      claim: `Names the ${word(point)} before the ${word(point + 4)}.`,
      signals: [`${word(point)} ${word(point + 4)}`, `polished ${word(point)}`, word(point + 4)],
      followUp: `What about the ${word(point)}?`,
    })),
  };
}

export const deck: Deck = {
  version: 1,
  slug: 'tester',
  role: 'Tester',
  skills: {
    'skill-0': 'Nought',
    'skill-1': 'First',
    'skill-2': 'Second',
    'skill-3': 'Third',
    'skill-shared': 'Shared',
  },
  questions: Array.from({ length: 24 }, (_, index) => question(index)),
  rarity: { points: 96, common: [] },
};

/** An answer that makes the first points of a question. */
export function answerTo({ points }: DeckQuestion, count: number): string {
  const sentences = points
    .slice(0, count)
    .map(
      ({ signals: [first, second] }) =>
        `So what I would do there is take the ${first} and then we put it with the ${second} as it is.`,
    );
  return sentences.join(' ') || 'I have thought about this for a while and I would ask my team.';
}
