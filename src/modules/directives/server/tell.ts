import { telling } from '#platform/journal/index.ts';

/** One row on the directive's own chain; each part has its own. */
export const tell = telling('directive');
