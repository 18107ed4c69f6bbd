/** Files that lie in the site for hosts to read; a regular expression of how their paths end. */
export const CONTROL_FILES = String.raw`/(_headers|_redirects|staticwebapp\.config\.json)$`;
