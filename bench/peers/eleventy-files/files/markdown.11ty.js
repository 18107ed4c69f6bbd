export const data = {
  pagination: { data: 'collections.guides', size: 1, alias: 'guide' },
  permalink: ({ guide: { fileSlug } }) => `guides/${fileSlug}/index.md`,
};

export const render = ({ guide }) => guide.rawInput;
