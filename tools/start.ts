/** `npm start`: build the site, then serve it; a build that fails ends the process. */
await import('./build.ts');
await import('./preview.ts');

export {};
