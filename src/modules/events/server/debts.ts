/** What is owed by events: to answer an invitation and to come, to hold what one invited to, and what a norm asks for. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { startOfDay, ZONE } from '#platform/i18n/format.ts';
import { localDay } from '#platform/measures.ts';
import { paths } from '#lib/paths.ts';
import { owedEvents } from './owed.ts';
import { FOR_OLD_TIME } from './queries.ts';

const DAY = localDay(sql`e.starts_at`);
const COLUMNS = sql`e.id AS about, 'event' AS origin_kind, e.id AS origin_id, ${DAY} AS due_on, ${DAY} AS first_due_on, NULL::text AS name,
	coalesce(nullif(e.title->>'kk', ''), e.title->>'ru') AS text, coalesce(e.moved_at, e.invited_at) AS since, e.starts_at AS at`;
const TAKE_PART = {
	unanswered: { kk: 'Шақыруға жауап беру', ru: 'Ответить на приглашение', en: 'Answer the invitation' },
	unconfirmed: { kk: 'Жаңа уақытына жауап беру', ru: 'Ответить о новом времени', en: 'Answer for the new time' },
	coming: { kk: 'Іс-шараға қатысу', ru: 'Участвовать в мероприятии', en: 'Take part in the event' }
};
const OWED = { kk: 'Нормамен белгіленген іс-шараны өткізу', ru: 'Провести мероприятие по норме', en: 'Hold the event owed by the norm' };
const HOLD = { kk: 'Іс-шара өткізу', ru: 'Провести мероприятие', en: 'Hold the event' };

/** Registers this room's debts; called once when the server starts. */
export function registerEventDebts(): void {
	onDebts('event', {
		clock: 'own',
		// An invitation has no id of its own: its event and unit make one that stays. After the event's day who was invited owes nothing.
		select: (today) => sql`
			SELECT md5(i.event_id::text || i.unit_id::text)::uuid AS id, i.unit_id, NULL::uuid AS person_id, ${COLUMNS},
				CASE WHEN ${FOR_OLD_TIME} THEN 'unconfirmed' WHEN i.reply IS NULL THEN 'unanswered' ELSE 'coming' END AS state, i.reply IS NULL AS quiet
			FROM event e JOIN event_unit i ON i.event_id = e.id WHERE e.state = 'invited' AND e.starts_at >= ${startOfDay(today)}::timestamptz
				AND (i.reply IS DISTINCT FROM 'absent' OR ${FOR_OLD_TIME})`,
		unnamed: ['operator', 'head', 'branch_head', 'aide'],
		title: (state) => TAKE_PART[state as keyof typeof TAKE_PART],
		path: paths.desk.conference
	});
	onDebts('event_host', {
		clock: 'own',
		select: sql`
			SELECT e.id, e.host_unit_id AS unit_id, e.secretary_id AS person_id, ${COLUMNS}, e.state, false AS quiet
			FROM event e WHERE e.state IN ('invited', 'open')`,
		unnamed: [],
		title: () => HOLD,
		path: paths.desk.conference
	});
	onDebts('event_owed', {
		clock: 'own',
		// While its period runs: what was not held in it can be held no more, and stands in the scorecard.
		select: (today) => sql`
			SELECT o.id, o.unit_id, NULL::uuid AS person_id, o.unit_id AS about, 'event_norm' AS origin_kind, o.id AS origin_id, o.last AS due_on,
				o.last AS first_due_on, 'owed' AS state, NULL::text AS name, o.label AS text, (o.first::timestamp AT TIME ZONE ${ZONE}) AS since,
				NULL::timestamptz AS at, false AS quiet
			FROM (${owedEvents({ from: today, to: today.add({ months: 12 }) }, startOfDay(today.add({ days: 1 })))}) o WHERE o.first <= ${today}::date AND NOT o.met`,
		unnamed: ['head', 'branch_head', 'central'],
		title: () => OWED,
		path: (unitId) => paths.desk.conferences({ host: unitId })
	});
}
