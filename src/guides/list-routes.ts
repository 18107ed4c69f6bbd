/** The pages that the lists of fields are built as. */
import { cacheKey } from './cache-key.ts';
import type { ListPage } from './list-page.ts';

export function listRoutes<List extends ListPage<unknown> & { field: { id: string } }>(
  lists: readonly List[],
) {
  return lists.map((list) => {
    // They follow from how many there are; a thousand in each of a thousand keys take seconds.
    const { paths: _paths, ...keyed } = list;
    return {
      // The first page has the address of the field itself.
      params: { field: list.field.id, page: list.page === 1 ? undefined : String(list.page) },
      props: { list },
      cacheKey: cacheKey(keyed),
    };
  });
}
