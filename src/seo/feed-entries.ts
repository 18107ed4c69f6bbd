import { plainHtml } from '../guides/block.ts';
import { allAuthors, allGuides, getGuidePage } from '../guides/library.ts';
import { paths } from '../guides/paths.ts';
import { cardPath } from './card.ts';
import { FEED_LENGTH, newestFirst, type FeedEntry } from './feeds.ts';

/** The guides that feeds tell of; only these are read whole. */
export async function feedEntries(): Promise<FeedEntry[]> {
  const guides = (await allGuides()).map((guide) => ({ ...guide, path: paths.guide(guide.slug) }));
  const authors = await allAuthors();
  return Promise.all(
    newestFirst(guides)
      .slice(0, FEED_LENGTH)
      .map(async ({ slug, path }): Promise<FeedEntry> => {
        const { guide, title, field } = await getGuidePage(slug);
        return {
          title,
          path,
          description: guide.description,
          html: plainHtml(guide.quickAnswer),
          published: guide.published,
          updated: guide.updated,
          authors: guide.authors.map((id) => ({
            name: authors[id]?.name ?? id,
            path: paths.author(id),
          })),
          category: field.title,
          image: cardPath(slug),
        };
      }),
  );
}
