/** `npm start`: build the site, then serve it; a build that fails ends the process. */
import './build.ts';
import './preview.ts';
