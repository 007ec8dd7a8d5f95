/** What is owed by events: to answer an invitation and to come, and to hold what one invited to. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { localDay } from '#platform/measures.ts';
import { paths } from '#lib/paths.ts';
import { FOR_OLD_TIME } from './queries.ts';

const DAY = localDay(sql`e.starts_at`);
const COLUMNS = sql`e.id AS about, 'event' AS origin_kind, e.id AS origin_id, ${DAY} AS due_on, ${DAY} AS first_due_on, NULL::text AS name,
	coalesce(nullif(e.title->>'kk', ''), e.title->>'ru') AS text, coalesce(e.moved_at, e.invited_at) AS since, e.starts_at AS at`;
const TAKE_PART = {
	unanswered: { kk: 'Шақыруға жауап беру', ru: 'Ответить на приглашение', en: 'Answer the invitation' },
	unconfirmed: { kk: 'Жаңа уақытына жауап беру', ru: 'Ответить о новом времени', en: 'Answer for the new time' },
	coming: { kk: 'Іс-шараға қатысу', ru: 'Участвовать в мероприятии', en: 'Take part in the event' }
};
const HOLD = { kk: 'Іс-шара өткізу', ru: 'Провести мероприятие', en: 'Hold the event' };

/** Registers this room's debts; called once when the server starts. */
export function registerEventDebts(): void {
	onDebts('event', {
		clock: 'own',
		// An invitation has no id of its own: its event and unit make one that stays.
		select: sql`
			SELECT md5(i.event_id::text || i.unit_id::text)::uuid AS id, i.unit_id, NULL::uuid AS person_id, ${COLUMNS},
				CASE WHEN ${FOR_OLD_TIME} THEN 'unconfirmed' WHEN i.reply IS NULL THEN 'unanswered' ELSE 'coming' END AS state, i.reply IS NULL AS quiet
			FROM event e JOIN event_unit i ON i.event_id = e.id WHERE e.state = 'invited' AND (i.reply IS DISTINCT FROM 'absent' OR ${FOR_OLD_TIME})`,
		unnamed: ['operator', 'head', 'branch_head', 'aide'],
		passing: true,
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
}
