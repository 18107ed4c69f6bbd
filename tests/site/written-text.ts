/** What writers wrote, as a page's text should hold it. */
import { load } from 'cheerio';
import type { Block } from '../../src/guides/block.ts';

/** Without white space, for a browser decides where that goes. */
export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The bare texts of blocks, each as long as the site prints nothing of its own between the words. */
export function bareTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if ('html' in block) return bare(load(block.html, null, false).text());
    if (block.component === 'Reference') return bare(block.props.title);
    return bareTexts(block.children);
  });
}
