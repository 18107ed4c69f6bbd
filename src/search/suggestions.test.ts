import { expect, test } from 'vitest';
import { suggestions, type Listed } from './suggestions.ts';

const skill = (name: string): Listed => ({ url: `/${name}/`, title: name });

const guide = (title: string, ...questions: string[][]): Listed => ({
  ...skill(title),
  guide: {
    slug: title,
    role: title,
    field: 'Data',
    questions: questions.map((skills, place) => ({
      id: `q${place}`,
      type: 'technical',
      level: 'mid',
      minutes: 8,
      skills,
    })),
  },
});

test('topics are the skills with the most questions, by name where they have as many', () => {
  const { topics } = suggestions([
    skill('Linux'),
    skill('DNS'),
    skill('Caching'),
    guide('Keeper interview guide', ['Linux', 'DNS'], ['Linux', 'Caching']),
  ]);
  expect(topics).toEqual([
    { name: 'Linux', href: '/Linux/', questions: 2 },
    { name: 'Caching', href: '/Caching/', questions: 1 },
    { name: 'DNS', href: '/DNS/', questions: 1 },
  ]);
});

test('there are no more than eight topics, and all guides and skills are places', () => {
  const skills = Array.from({ length: 20 }, (_, at) => skill(`s${at}`));
  const { topics, places } = suggestions([...skills, guide('Keeper')]);
  expect(topics).toHaveLength(8);
  expect(places).toHaveLength(21);
  expect(places[0]).toEqual({ name: 'Keeper', href: '/Keeper/' });
});
