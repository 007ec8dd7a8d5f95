/** What is owed, of every room. */
import { ALL, desk, open, type Row } from './verdicts.ts';

export const debts: Record<string, Row> = {
	// Each gets their own lists; whoever holds a post at all has one.
	'GET /desk/debts': desk(ALL, () => ({})),
	// A calendar address is one's own, and lets whoever holds it read: nobody has this one.
	'GET /feeds/[token].ics': open(() => ({ path: '/feeds/no-such-calendar.ics' }), 'hidden'),
	'GET /desk/debts/settings': desk(ALL, () => ({})),
	'POST /desk/debts/settings?/make': desk(ALL, () => ({ form: { with: 'unit' } })),
	'POST /desk/debts/settings?/end': desk(ALL, () => ({ form: {} })),
	// Only who heads a unit gets the letter.
	'POST /desk/debts/settings?/letter': desk(['head', 'branch_head'], () => ({ form: { wanted: 'off' } }))
};
