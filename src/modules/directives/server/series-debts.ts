/** What is owed to a series that paused itself: somebody mends it before the day by which its next directive is due, or ends it. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { onOrigin } from '#modules/assignments/server/index.ts';
import { draftPaths, LEADING } from './policy.ts';
import { SERIES } from './series.ts';

// Who answers for a unit but may not know of its series is not shown what is owed to it. The letter is written to its keepers alone.
onOrigin(SERIES, {
	known: (actor, id) => sql<boolean>`EXISTS (
		SELECT FROM directive_series ks JOIN unit ku ON ku.id = ks.issuer_unit_id WHERE ks.id = ${id} AND ku.path <@ ANY(${draftPaths(actor)}::ltree[]))`,
	keptFromNobody: () => sql<boolean>`false`,
	keptOut: () => Promise.resolve(new Map())
});

/** Registers this room's debts; called once when the server starts. */
export function registerSeriesDebts(): void {
	onDebts('directive_series', {
		clock: 'own',
		// Whose post ended owes nothing any more: then it is the unit's.
		select: sql`
			SELECT s.id, s.id AS about, ${SERIES}::text AS origin_kind, s.id AS origin_id, s.issuer_unit_id AS unit_id,
				CASE WHEN s.halt = 'nobody' THEN s.keeper_id END AS person_id, s.next_due_on AS due_on, s.next_due_on AS first_due_on, s.state,
				NULL::text AS name, s.title AS text, s.state_at AS since, NULL::timestamptz AS at, false AS quiet
			FROM directive_series s WHERE s.state = 'paused' AND s.halt <> 'chosen'`,
		unnamed: LEADING,
		title: () => ({
			kk: 'Тоқтап қалған қайталанатын тапсырманы жөндеу',
			ru: 'Наладить остановившееся повторяющееся распоряжение',
			en: 'Mend a recurring directive that has stopped'
		}),
		path: (id) => paths.desk.directiveSeriesOf(id)
	});
}
