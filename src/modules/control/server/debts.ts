/** What is owed to control: an accepted part that was drawn is looked at by whoever it was given to, who alone may open it. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';

/** Registers this room's debts; called once when the server starts. */
export function registerControlDebts(): void {
	onDebts('control_look', {
		clock: 'own',
		select: sql`
			SELECT l.id, l.id AS about, a.origin_kind, a.origin_id, l.unit_id, l.looker_id AS person_id, l.due_on, l.due_on AS first_due_on, l.state,
				NULL::text AS name, a.text, l.given_at AS since, NULL::timestamptz AS at, true AS quiet
			FROM control_look l JOIN assignment a ON a.id = l.assignment_id WHERE l.state = 'waiting'`,
		unnamed: [],
		personal: true,
		title: () => ({
			kk: 'Қабылданған жұмысты екінші рет қарау',
			ru: 'Повторно посмотреть принятую работу',
			en: 'Take a second look at accepted work'
		}),
		path: (id) => paths.desk.look(id)
	});
}
