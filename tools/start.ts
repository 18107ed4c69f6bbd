/** `npm start`: build the site, then serve it. */
await import('./build.ts');
if (!process.exitCode) await import('./preview.ts');
