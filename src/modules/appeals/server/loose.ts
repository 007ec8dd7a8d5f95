import type { SweptLoose } from '#platform/redact.ts';
import { ACCOUNTS_SWEPT } from './commands/sweep-accounts.ts';
import { DRAFTS_SWEPT } from './commands/sweep-drafts.ts';

/** What this room removes of what belongs to no appeal. */
export const LOOSE_SWEPT: readonly SweptLoose[] = [DRAFTS_SWEPT, ACCOUNTS_SWEPT];
