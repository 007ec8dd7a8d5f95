/** What is owed, of every room. */
import { ALL, desk, type Row } from './verdicts.ts';

export const debts: Record<string, Row> = {
	// Each gets their own lists; whoever holds a post at all has one.
	'GET /desk/debts': desk(ALL, () => ({}))
};
