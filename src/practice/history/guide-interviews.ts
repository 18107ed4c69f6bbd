/** The guides that sessions were about, fetched once each. */
import type { Deck } from '../core/deck.ts';
import { Interview } from '../core/interview.ts';

/**
 * - `gone`: the site has no such guide, or no longer
 * - `unavailable`: it could not be had, as without a network
 */
export type GuideInterview = Interview | 'gone' | 'unavailable';

/** A file with made-up sessions must not have each of their guides asked for. */
const MOST_GUIDES = 200;

export class GuideInterviews {
  readonly #practice: string;
  readonly #known = new Map<string, GuideInterview>();

  /** @param practice address of the list of roles, such as `/practice/` */
  constructor(practice: string) {
    this.#practice = practice;
  }

  /** Ends when all of them are there, or cannot be had. */
  async load(slugs: Iterable<string>): Promise<void> {
    const missing = [...new Set(slugs)].filter((slug) => {
      const known = this.#known.get(slug);
      return known === undefined || known === 'unavailable';
    });
    await Promise.all(
      missing.map(async (slug) => {
        const isOne = /^[a-z0-9-]+$/.test(slug) && this.#known.size < MOST_GUIDES;
        this.#known.set(slug, isOne ? await this.#fetch(slug) : 'gone');
      }),
    );
  }

  get(slug: string): GuideInterview {
    return this.#known.get(slug) ?? 'unavailable';
  }

  find(slug: string): Interview | undefined {
    const known = this.get(slug);
    return typeof known === 'string' ? undefined : known;
  }

  async #fetch(slug: string): Promise<GuideInterview> {
    try {
      const response = await fetch(`${this.#practice}${slug}/deck.json`);
      if (response.status === 404 || response.status === 410) return 'gone';
      return response.ok ? new Interview((await response.json()) as Deck) : 'unavailable';
    } catch {
      return 'unavailable';
    }
  }
}
