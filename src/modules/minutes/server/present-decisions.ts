/** Decisions of sittings with how they stand: of this sitting, and of those before it. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import type { AssignmentState } from '#modules/assignments/rules.ts';
import { sittingById, type Sitting } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import { lookedBackAt } from './followers.ts';
import { standingOf, type StandingDecision } from './queries.ts';

const TONES: Record<AssignmentState, Tone> = {
	issued: 'underway',
	reported: 'new',
	returned: 'underway',
	accepted: 'done',
	cancelled: 'neutral'
};

function toDecision(lang: Lang, one: StandingDecision, isDesk: boolean) {
	const t = messages[lang];
	return {
		id: one.id,
		text: one.text,
		note: t.ofSitting(one.sitting, one.position),
		criterion: t.doneWhen(one.criterion),
		unit: one.unit[lang],
		due: formatDate(lang, one.dueOn),
		late: one.daysLate > 0 ? t.daysLate(one.daysLate) : undefined,
		tag: { text: assignmentMessages[lang].states[one.state], tone: one.daysLate > 0 ? ('late' as const) : TONES[one.state] },
		href: isDesk ? paths.desk.assignment(one.assignmentId) : paths.sittings.minutes(lang, one.eventId)
	};
}
export type DecisionLine = ReturnType<typeof toDecision>;

const today = () => dayOf(now());

/** What a sitting decided, as it stands today, for the desk. */
export async function presentDecisionsOf(db: Reader, lang: Lang, eventId: string): Promise<DecisionLine[]> {
	return (await standingOf(db, eventId, today())).map((one) => toDecision(lang, one, true));
}

/** The same for everybody: without what was decided behind closed doors. */
export async function presentOpenDecisionsOf(db: Reader, lang: Lang, eventId: string): Promise<DecisionLine[]> {
	return (await standingOf(db, eventId, today())).filter(({ closed }) => !closed).map((one) => toDecision(lang, one, false));
}

/** How what its body decided before stands, at the head of a sitting that is still to come or runs: those that are late first. */
export async function presentEarlier(db: Reader, lang: Lang, sitting: Sitting): Promise<DecisionLine[]> {
	if (sitting.stage === 'cancelled' || sitting.endedAt !== null) return [];
	return (await lookedBackAt(db, sitting, today())).map((one) => toDecision(lang, one, true));
}

/** The same by the id of a sitting that the reader was shown already. Throws not_found. */
export async function presentEarlierAt(db: Reader, lang: Lang, eventId: string): Promise<DecisionLine[]> {
	return presentEarlier(db, lang, found(await sittingById(db, eventId)));
}
