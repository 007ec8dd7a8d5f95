import { telling } from '#platform/journal/index.ts';

/** One row on the kit's chain. What was taken with it is told on the chains of what it became. */
export const tell = telling('field_kit');
