import { describe, expect, it } from 'vitest';
import type { GuideData, QuestionData } from '../guides/guide-data.ts';
import { readAd, tokensOf } from './ad.ts';
import { gaps } from './gaps.ts';
import { matchAd } from './match.ts';
import { prepare } from './preparation.ts';
import { obstacle } from './reading-check.ts';
import type { MatchData } from './roles.ts';
import { runs } from './runs.ts';
import { findByLine, Terms } from './terms.ts';
import { namedRoles, ownTitle, titlesOf } from './titles.ts';

const skill = (id: string, name: string, ...words: string[]) => ({
  id,
  name,
  href: `/skills/${id}/`,
  words,
});
const role = (slug: string, title: string, skills: number[], ...also: string[]) => ({
  slug,
  role: title,
  href: `/guides/${slug}/`,
  data: `/guides/${slug}/guide.json`,
  also,
  skills,
});
const data: MatchData = {
  skills: [
    skill('dns', 'DNS', 'route 53', 'name servers'),
    skill('storage', 'Storage', 'SAN', 'storage arrays'),
    skill('rest', 'REST API design', 'REST', 'restful'),
    skill('requirements', 'Requirements', 'user stories'),
    skill('queueing', 'Queueing', 'queueing theory'),
  ],
  roles: [
    role('keeper', 'Storage keeper', [1, 0], 'SAN administrator'),
    role('developer', 'API developer', [2, 3, 4]),
  ],
};
const names = (text: string) => matchAd(text, data).skills.map(({ id }) => id);

describe('terms', () => {
  it('are found in other forms, across hyphens, the longest first', () => {
    expect(names('You run name-servers and a storage array.')).toEqual(['dns', 'storage']);
    const { skills } = matchAd('Storage arrays everywhere, and storage.', data);
    expect(skills[0]?.words).toEqual(['Storage arrays', 'storage']);
  });

  it('with a capital count only as they are written', () => {
    expect(names('Build REST services.')).toEqual(['rest']);
    expect(names('Meet the rest of the team in San Diego.')).toEqual([]);
  });

  it('are found where letters are doubled or vowels mistaken, and not for other words', () => {
    expect(names('storrage and queuing thiory')).toContain('storage');
    expect(names('the shortage of storytellers')).toEqual([]);
  });

  it('of one word are not found in their relatives', () => {
    expect(names('A degree is required; we require care.')).toEqual([]);
    expect(names('You turn wishes into requirements that can be tested.')).toEqual([
      'requirements',
    ]);
  });

  it('are not found in a label such as “Requirements:”', () => {
    expect(names('Requirements\nMinimum requirements:\nRequirements: patience')).toEqual([]);
  });

  it('do not run over the end of a line', () => {
    const terms = new Terms<string>();
    terms.add('dns', 'name servers');
    expect(findByLine(terms, readAd('Your name\nservers'))).toEqual([]);
  });
});

describe('titles', () => {
  const named = (text: string) =>
    namedRoles(titlesOf(readAd(text)), data.roles).map(({ slug, isExact }) => [slug, isExact]);

  it('stand in the first line, after a label, or after “looking for a”', () => {
    expect(named('Senior API Developer (m/f/d)\nWe pay well.')).toEqual([['developer', true]]);
    expect(named('A notice\nfrom us\nPost title: Storage Keeper')).toEqual([['keeper', true]]);
    expect(named('Hello there!\n\nWe are\nlooking for a storage keeper in Rome.')).toEqual([
      ['keeper', true],
    ]);
  });

  it('name a role by another title, another word for developer, or another order', () => {
    expect(named('SAN Administrator')).toEqual([['keeper', true]]);
    expect(named('API Engineer')).toEqual([['developer', true]]);
    expect(named('Engineer for our public API')).toEqual([['developer', false]]);
  });

  it('are not taken from the middle of an ad', () => {
    expect(named('Nurse\nfor a ward\nYou will sit beside an API developer.')).toEqual([]);
  });

  it('of other occupations are quoted', () => {
    expect(ownTitle(readAd('* Head Chef *\nA pub'))).toBe('Head Chef');
    expect(ownTitle(readAd('Cook with us\nA pub'))).toBeUndefined();
  });
});

describe('a match', () => {
  it('says why: the title, and the skills with the words of the ad', () => {
    const { fits } = matchAd('Storage keeper\nYou know Route 53 and storage arrays.', data);
    expect(fits).toHaveLength(1);
    expect(fits[0]).toMatchObject({ title: 'Storage keeper', coverage: 1 });
    expect(fits[0]?.skills.map(({ id, words }) => [id, words])).toEqual([
      ['storage', ['Storage', 'storage arrays']],
      ['dns', ['Route 53']],
    ]);
  });

  it('is none where the title is of another job, whatever skills it names', () => {
    const { fits, skills, title } = matchAd('DNS designer\nDNS, storage, REST, queueing', data);
    expect(fits).toEqual([]);
    expect(title).toBe('DNS designer');
    expect(skills.map(({ id }) => id).toSorted()).toEqual(['dns', 'queueing', 'rest', 'storage']);
  });

  it('is none where the title is right and a long text asks for none of it', () => {
    const long = `Storage keeper\n${'You paint boats in the harbor. '.repeat(20)}`;
    expect(matchAd(long, data).fits).toEqual([]);
  });

  it('is the same each time', () => {
    const text = 'API developer. REST, user stories, queueing, DNS.';
    expect(matchAd(text, data)).toEqual(matchAd(text, data));
  });
});

describe('the preparation', () => {
  const question = (id: string, skills: string[], signals: string[]): QuestionData => ({
    id,
    title: `${id}?`,
    type: 'technical',
    level: 'mid',
    minutes: 5,
    skills,
    signals,
  });
  const guide = {
    slug: 'keeper',
    questions: [
      question('one', ['storage'], ['disk']),
      question('two', ['storage', 'dns'], ['zone file']),
      question('three', ['cooking'], ['salt the water']),
      question('four', ['storage'], ['thin provisioning']),
    ],
  } as GuideData;
  const match = matchAd('Storage keeper\nDNS, storage, disks, and thin-provisioning.', data);
  const { questions, signals } = prepare(match, [guide]);

  it('ranks questions by their skills and signals in the ad, and leaves the others out', () => {
    expect(questions.map(({ href }) => href)).toEqual([
      '/guides/keeper/#two',
      '/guides/keeper/#four',
      '/guides/keeper/#one',
    ]);
    expect(questions[1]).toMatchObject({
      skills: ['Storage'],
      signals: [{ signal: 'thin provisioning', words: 'thin-provisioning' }],
    });
  });

  it('takes no signal of one word for a sign', () => {
    expect(signals.get('keeper')?.map(({ signal }) => signal)).toEqual(['thin provisioning']);
  });
});

describe('what no guide covers', () => {
  const of = (text: string) => {
    const { ad, places } = matchAd(text, data);
    return gaps(ad, places);
  };

  it('is the lines that ask for something unknown, and the names in them', () => {
    expect(
      of(`Keeper of things
Requirements
- DNS, and some Fortran
- A driving license
Benefits
- A pension`),
    ).toEqual({ lines: ['A driving license'], names: ['Fortran'] });
  });

  it('is found in running text by words that ask', () => {
    expect(
      of('Keeper\nWe are old, and like cake. Experience with SAP is needed, daily.').lines,
    ).toEqual(['Experience with SAP is needed, daily.']);
  });

  it('names nothing by its capitals where all is in capitals', () => {
    expect(of('KEEPER\n- KNOWLEDGE OF BOATS').names).toEqual([]);
  });
});

describe('an obstacle', () => {
  it.each([
    ['', 'empty'],
    ['Engineer wanted', 'short'],
    ['a '.repeat(25_000), 'long'],
    [
      'Nous cherchons une personne pour notre équipe, avec de la passion pour les données.',
      'language',
    ],
    ['Требуется инженер по инфраструктуре с опытом работы в облаке.', 'language'],
    ['PERF ENGINEER, C++, RUST, LINUX, MALMÖ, 60K', undefined],
    ['You will work with our team in São Paulo; Portuguese is a plus.', undefined],
  ])('of “%.30s” is %s', (text, expected) => {
    expect(obstacle(text)).toBe(expected);
  });
});

describe('runs', () => {
  it('put together are the text, and overlap nowhere', () => {
    const cut = runs('route 53 rocks', [
      { start: 0, end: 8, label: 'DNS' },
      { start: 6, end: 8, label: 'Other' },
    ]);
    expect(cut).toEqual([{ text: 'route 53', label: 'DNS' }, { text: ' rocks' }]);
  });
});

it('words know where they stand', () => {
  expect(tokensOf('C++ & CI/CD', 10).map(({ text, start, end }) => [text, start, end])).toEqual([
    ['C++', 10, 13],
    ['CI', 16, 18],
    ['CD', 19, 21],
  ]);
});
