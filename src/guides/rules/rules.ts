/** Every rule that a writer can meet, by the id that is printed behind each finding. */
import { ADVICE_RULES } from './advice-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import { FRONTMATTER_RULES } from './frontmatter-rules.ts';
import { LINK_RULES } from './link-rules.ts';
import type { Rule } from './rule.ts';
import { TEXT_RULES } from './text-rules.ts';

/** In the order of the page that lists them. */
export const RULE_GROUPS = [
  { name: 'Files and folders', rules: FILE_RULES },
  { name: 'Frontmatter and lists of keys', rules: FRONTMATTER_RULES },
  { name: 'Text, tags, links, and pictures', rules: TEXT_RULES },
  { name: 'Links to other sites', rules: LINK_RULES },
  { name: 'Advice', rules: ADVICE_RULES },
] as const;

export const RULES = {
  ...FILE_RULES,
  ...FRONTMATTER_RULES,
  ...TEXT_RULES,
  ...LINK_RULES,
  ...ADVICE_RULES,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
export type { AdviceId } from './advice-ids.ts';
export type Severity = 'error' | 'warning';

/** The day on which a rule was last added or changed. */
export const RULES_UPDATED = '2026-11-28';

const NOTES: ReadonlySet<string> = new Set<RuleId>(['link-moved', 'link-unsure', 'unused-allow']);

/** An error keeps a guide, or a link, from being published; a warning refuses nothing. */
export function severityOf(rule: RuleId): Severity {
  return Object.hasOwn(ADVICE_RULES, rule) || NOTES.has(rule) ? 'warning' : 'error';
}

const LONGEST_DESCRIPTION = 170;

/** What a search result says of a rule's page. */
export function ruleDescription({ title, reason }: Rule): string {
  const both = `${title}. ${reason}`;
  return both.length <= LONGEST_DESCRIPTION ? both : reason;
}

export const RULE_IDS = Object.keys(RULES) as RuleId[];
