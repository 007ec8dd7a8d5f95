import { sql } from '#platform/db/index.ts';
import { DONE_STATES } from '../rules.ts';

/** The appeals (alias `a`) that somebody still owes something for: the very words of the partial indexes, so that they serve. */
export const OPEN = sql`a.state NOT IN (${sql.raw(DONE_STATES.map((state) => `'${state}'`).join(', '))})`;
