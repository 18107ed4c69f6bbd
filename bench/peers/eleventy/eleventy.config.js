import MarkdownIt from 'markdown-it';

const idOf = (text) => text.trim().toLowerCase().replace(/\s+/g, '-');

export default function (config) {
  // As Eleventy itself has it.
  const markdown = new MarkdownIt({ html: true });
  config.addFilter('markdown', (text) => markdown.render(text));
  // Headings get ids, as they do in Hugo and Astro: the outline leads to them.
  config.amendLibrary('md', ({ renderer }) => {
    renderer.rules.heading_open = (tokens, index, options, _, self) => {
      tokens[index].attrSet('id', idOf(tokens[index + 1].content));
      return self.renderToken(tokens, index, options);
    };
  });
  return { markdownTemplateEngine: false };
}
