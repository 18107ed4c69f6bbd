import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [
    starlight({
      title: 'Interview guides',
      pagefind: false,
      // One link instead of its usual list of all pages on every page, whose size grows by the
      // square: other pages have no such list.
      sidebar: [{ label: 'All guides', link: '/' }],
    }),
  ],
});
