/**
 * Where an example stands: in running text, among the keys of `guide.mdx`, in the place of a
 * question's tag or of its first key point, as a whole file, or told in words because it cannot be
 * shown.
 */
export type ExamplePlace =
  | 'text'
  | 'frontmatter'
  | 'question-tag'
  | 'key-point'
  | 'questions.mdx'
  | 'prep-tips.mdx'
  | 'formats.mdx'
  | 'faqs.mdx'
  | 'related-guides.mdx'
  | 'skills.yaml'
  | 'words';

/** What a writer may be told, and why. Each has a page below `/contribute/rules/`. */
export interface Rule {
  /** In the singular, as a heading would say it. */
  title: string;
  reason: string;
  at: ExamplePlace;
  /** As a writer might have written it, and better. */
  bad: string;
  good: string;
}
