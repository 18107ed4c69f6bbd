export const data = {
  pagination: { data: 'collections.guides', size: 1, alias: 'guide' },
  permalink: ({ guide: { fileSlug } }) => `guides/${fileSlug}/guide.json`,
};

export const render = ({ guide }) => JSON.stringify(guide.data.documents.guide);
