/** The door of an event: one registration by its number, without a name, and how many are inside. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { canReply, canRun } from '#modules/events/server/index.ts';
import { messages } from '../messages/index.ts';
import { isDoorOpen } from '../rules.ts';
import { attendanceOf, registrationAt } from './participants.ts';
import { gatheringFor } from './policy.ts';

/** `number`: the registration that was shown or said. Throws not_found. */
export async function presentDoor(db: Reader, lang: Lang, actor: Staff, id: string, number: number | undefined) {
	const gathering = await gatheringFor(db, actor, id);
	const [inside, shown] = await Promise.all([
		attendanceOf(db, gathering),
		number === undefined ? undefined : registrationAt(db, id, number)
	]);
	const t = messages[lang].door;
	return {
		id,
		title: gathering.title[lang],
		open:
			(canReply(actor, gathering.hostPath) || canRun(actor, gathering)) &&
			gathering.invitedAt !== null &&
			isDoorOpen(gathering.state, dayOf(gathering.startsAt), dayOf(now())),
		inside: t.inside(inside),
		walkIns: String(gathering.walkIns),
		asked: number === undefined ? '' : String(number),
		unknown: number !== undefined && shown === undefined,
		shown: shown && {
			text: t.shown(formatNumber(lang, shown.people), messages[lang].desk.participant[shown.state]),
			came: String(shown.came ?? shown.people),
			before: shown.came === null ? undefined : t.before(formatNumber(lang, shown.came))
		}
	};
}
