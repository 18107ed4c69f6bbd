/** What tests index. */
import type { SearchRecord } from './records.ts';

/** Texts that would be something else where they are not escaped. */
export const HOSTILE = [
  '</main></body><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'a & b &amp; c &lt;d&gt;',
  '<!-- ]]> --> ${1} {{2}}',
];

/** Says the same text wherever a record can. */
export const record = (text: string, place = 0): SearchRecord => ({
  url: `/guides/tester/#hostile-${place}`,
  title: text,
  meta: { role: text },
  filters: { skill: [text, 'second'] },
  parts: [
    { text, weight: 8 },
    { text, weight: 2, heading: { id: 'an-id', level: 3 } },
  ],
});
