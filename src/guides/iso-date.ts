const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `2026-05-04` for `May 4, 2026`, `4 May 2026`, `2026/5/4`; undefined where it could be two days. */
export function isoDate(written: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return undefined;
  const numbers = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(written);
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(written);
  const european = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(written);
  const monthOf = (name = '') => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const [year, month, day] = numbers
    ? numbers.slice(1).map(Number)
    : american
      ? [Number(american[3]), monthOf(american[1]), Number(american[2])]
      : european
        ? [Number(european[3]), monthOf(european[2]), Number(european[1])]
        : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  // 31 June is no other day by which it could be meant.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
