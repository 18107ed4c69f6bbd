import { expect, test } from 'vitest';
import { newGuideFiles } from '../../src/guides/new-guide.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { onDisk } from './disk.ts';
import { TODAY } from './sound-guide.ts';

const files = newGuideFiles({
  role: 'Database administrator: "on call"',
  field: 'engineering',
  skills: ['testing', 'http', 'debugging', 'planning', 'writing'],
  related: ['alpha', 'beta', 'gamma'],
  levelMix: 'mostly-senior',
  author: 'editors',
  today: TODAY,
});

test('a new guide is refused for its hints and for nothing else, file by file', async () => {
  const disk = await onDisk((tree) => {
    for (const [name, text] of Object.entries(files))
      tree.set(`guides/database-administrator/${name}`, text);
  });
  try {
    const { problems } = await new ContentReader(disk.root).read(TODAY);
    const others = problems.filter(({ rule }) => rule !== 'placeholder');
    expect(others.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    expect(new Set(problems.map(({ file }) => file.split('/').at(-1)))).toEqual(
      new Set(Object.keys(files)),
    );
    const hints = Object.values(files).join('').match(/‹/g) ?? [];
    expect(problems).toHaveLength(hints.length);
  } finally {
    await disk.remove();
  }
});

test('with its hints replaced, it is sound', async () => {
  let number = 0;
  const written = (hint: string) => {
    const words = hint.slice(1, -1);
    number++;
    if (/^\d/.test(words)) return words.includes('skills') ? 'testing, http' : '30';
    if (words.startsWith('screen,')) return 'onsite';
    // A hint of one word stands within an address or a name.
    return words.includes(' ') ? `${words} ${number}` : `${words}${number}`;
  };
  const disk = await onDisk((tree) => {
    for (const [name, text] of Object.entries(files))
      tree.set(
        `guides/database-administrator/${name}`,
        text.replace(/‹[^›]*›/g, written).replaceAll('"What people really say."', 'They say.'),
      );
  });
  try {
    const { problems } = await new ContentReader(disk.root).read(TODAY);
    expect(problems).toEqual([]);
  } finally {
    await disk.remove();
  }
});
