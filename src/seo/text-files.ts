/** The small files that programs and their makers look for at fixed addresses. */
import { canonical, markdownPath, paths } from '../guides/paths.ts';
import { site } from '../site.ts';
import { xmlText } from './feeds.ts';

export function robotsTxt(): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${canonical('/sitemap-index.xml')}\n`;
}

/** RFC 9116. */
export function securityTxt({ contact, expires }: typeof site.security = site.security): string {
  return `Contact: ${contact}
Expires: ${expires}T00:00:00Z
Preferred-Languages: ${site.language}
Canonical: ${canonical('/.well-known/security.txt')}
`;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * What is wrong with the day on which security.txt expires: void or nearly so, or later than RFC
 * 9116 recommends. Undefined when it is right.
 *
 * @param today as `YYYY-MM-DD`
 */
export function securityExpiryProblem(
  today: string,
  { expires }: { expires: string } = site.security,
): string | undefined {
  const days = (Date.parse(expires) - Date.parse(today)) / DAY;
  if (days > 30 && days <= 366) return undefined;
  return `src/site.ts: security.expires is ${expires}, ${Math.round(days)} days from today. Expected a day 31 to 366 days ahead. Look whether security.contact still reaches you, then write a day within a year.`;
}

export function humansTxt(
  authors: readonly { name: string; role: string; path: string }[],
  updated: string,
): string {
  const people = authors.map(({ name, role, path }) => `${name}: ${role}\n${canonical(path)}\n`);
  return `/* TEAM */
${people.join('\n')}
/* SITE */
Name: ${site.name}
Language: ${site.language}
Last update: ${updated}
Built with: Astro, from Markdown; no accounts, no cookies, no trackers
Source: ${site.repository}
License of the text: ${site.license}
`;
}

/** How browsers search the site from their own address field (OpenSearch 1.1). */
export function openSearchXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Field Guide</ShortName>
<LongName>${xmlText(site.name)}</LongName>
<Description>Interview guides, questions, and skills</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>${site.language}</Language>
<Image width="192" height="192" type="image/png">${canonical('/icons/icon-192.png')}</Image>
<Url type="text/html" template="${canonical(paths.search)}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${canonical('/opensearch.xml')}"/>
</OpenSearchDescription>
`;
}

interface ListedGuide {
  slug: string;
  role: string;
  description: string;
}

/** An index of the guides for language models and other plain readers: see llmstxt.org. */
export function llmsTxt(
  fields: readonly { name: string; guides: readonly ListedGuide[] }[],
): string {
  const sections = fields.map(
    ({ name, guides }) =>
      `## ${name}\n\n${guides
        .map(
          ({ slug, role, description }) =>
            `- [${role} interview guide](${canonical(markdownPath(slug) ?? paths.guide(slug))}): ${description}\n`,
        )
        .join('')}`,
  );
  return `# ${site.name}

> ${site.description}

Each guide is one ${site.without.has('sidecars') ? 'page' : 'Markdown file'}: what the interview tests, questions with what a strong answer covers, how to prepare, formats, mistakes, and FAQs, with the sources of its figures and claims. The text may be used under ${site.license}; name the ${site.name} and link to the guide.

${sections.join('\n')}
## Optional

- [Skills that interviews test](${canonical(paths.skills)}): where each skill is asked for
- [How we source](${canonical(paths.sources)}): what a figure or a claim must rest on
- [All guides as data](${canonical(paths.guideIndex)}): where each guide is, with its counts and days; [JSON Schema](${canonical(paths.guideSchema)}) of a guide
- [What changed](${canonical(paths.changes)}): each change of a guide, as a JSON Feed
- [All guides as a feed](${canonical('/feed.json')}): new and updated guides, with their quick answers
`;
}
