/** What is owed in the line: a time to everybody who waits, by the day of its rule. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { LANGS, type Texts } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';

const said = (which: 'requested' | 'revoked') =>
	Object.fromEntries(LANGS.map((lang) => [lang, messages[lang].debts[which]])) as unknown as Texts;

/** Registers this room's debts; called once when the server starts. */
export function registerWishDebts(): void {
	onDebts('wish', {
		clock: 'own',
		select: sql`
			SELECT w.id, w.number AS about, 'wish' AS origin_kind, w.id AS origin_id, w.unit_id, NULL::uuid AS person_id, w.due_on, w.due_on AS first_due_on,
				w.state, w.number AS name, NULL::text AS text, w.since, NULL::timestamptz AS at, w.state = 'requested' AS quiet
			FROM wish w WHERE w.state IN ('requested', 'revoked', 'referred')`,
		unnamed: ['operator', 'aide', 'head', 'branch_head'],
		title: (state) => said(state === 'revoked' ? 'revoked' : 'requested'),
		path: (number) => paths.desk.wish(number)
	});
}
