/** Where the notebook is stored; the format itself is in `format.ts`. */
export const NOTEBOOK_KEY = 'field-guide:notebook';
