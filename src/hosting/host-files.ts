import { htaccess } from './apache.ts';
import { caddyfile } from './caddy.ts';
import { cloudFrontTemplate } from './cloudfront.ts';
import { headersFile, redirectsFile } from './headers-file.ts';
import { firebaseJson, staticWebAppConfig, vercelJson } from './json-files.ts';
import { nginxConfig } from './nginx.ts';
import type { HostingPlan } from './plan.ts';

/** Names of files and what they hold. */
export type TextFiles = Readonly<Record<string, string>>;

/** Files that hosts look for in the site itself; none of them is served. */
export function siteFiles(plan: HostingPlan): TextFiles {
  return {
    _headers: headersFile(plan),
    _redirects: redirectsFile(plan),
    '.htaccess': htaccess(plan),
    'staticwebapp.config.json': staticWebAppConfig(plan),
  };
}

/** Files that belong to the server or to the deployment, and never into the site. */
export function serverFiles(plan: HostingPlan): TextFiles {
  return {
    'nginx.conf': nginxConfig(plan),
    Caddyfile: caddyfile(plan),
    'vercel.json': vercelJson(plan),
    'firebase.json': firebaseJson(plan),
    'cloudfront.yaml': cloudFrontTemplate(plan),
  };
}
