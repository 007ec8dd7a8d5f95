import type { Lang } from '../../src/platform/i18n/lang.ts';
import { paths } from '../../src/lib/paths.ts';
import { loadCalendar, nextWorkingDay } from '../../src/platform/calendar/index.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { issueKeys } from '../../src/modules/floor/server/index.ts';
import { amendInput, decisionInput } from '../../src/modules/minutes/input.ts';
import * as minutes from '../../src/modules/minutes/server/index.ts';
import { itemInput, sittingInput } from '../../src/modules/sittings/agenda-input.ts';
import { recordingInput, secondField } from '../../src/modules/sittings/recording-input.ts';
import { endedSitting } from '../../src/modules/sittings/server/fixture.ts';
import * as sittings from '../../src/modules/sittings/server/index.ts';
import type { Cast } from '../../test/appeals.ts';

/** A city of republican significance: a place that ships with Jauap and is no region. */
const ALMATY = '750000000';

/** Sittings of the council with minutes: one published, one a draft with an amendment, one open at which promises are reviewed. Returns the pages. */
export async function minuted(
	db: Database,
	{ head, unit }: Cast,
	councilCode: string,
	promiseId: string,
	lang: Lang
): Promise<{ desk: string[]; open: string[] }> {
	const { id: councilId } = await db.reader.selectFrom('unit').select('id').where('code', '=', councilCode).executeTakeFirstOrThrow();
	const { code } = await db.reader.selectFrom('unit').select('code').where('id', '=', unit.id).executeTakeFirstOrThrow();
	const today = now();
	const restore = setClock(() => today.subtract({ hours: 24 * 20 }));
	/** Held so many days ago, up to its second item. */
	const held = async (days: number) => {
		const day = dayOf(today).subtract({ days });
		setClock(() => today.subtract({ hours: 24 * (days + 8) }));
		const form = { day: day.toString(), from: '00:05', to: '23:55', place: 'Мәслихат ғимараты', chairId: head.personId };
		const id = await db.write((tx) => sittings.planSitting(tx, head, councilId, sittingInput.parse(form)));
		const add = (itemKk: string, changes: Record<string, string> = {}) =>
			db.write((tx) => sittings.addItem(tx, head, id, itemInput.parse({ itemKk, minutes: '20', ...changes })));
		const items = [
			await add('Бұрынғы шешімдердің орындалуы', { kind: 'decisions' }),
			await add('Уәделерді қарау', { kind: 'promises', territory: ALMATY }),
			await add('Кадр мәселесі', { closedGround: 'Жеке деректер айтылады' })
		];
		await db.write((tx) => sittings.announce(tx, head, id, { undiscussedReason: 'Мәселе шұғыл', shortReason: undefined }));
		setClock(() => today.subtract({ hours: 24 * days }));
		await db.write((tx) => sittings.beginCheckIn(tx, head, id));
		const seats = (await sittings.sittingSeats(db.reader, id)).map(({ seatId }) => seatId);
		for (const seatId of seats) await db.write((tx) => sittings.notePresence(tx, head, id, { seatId, what: 'in', holderId: undefined }));
		await db.write((tx) => sittings.openSitting(tx, head, id));
		for (const itemId of items.slice(0, 2)) await db.write((tx) => sittings.beginItem(tx, head, id, { itemId }));
		const dueOn = nextWorkingDay(await loadCalendar(db.reader), dayOf(now()).add({ days: 1 })).toString();
		const decided = {
			itemId: items[1],
			text: 'Су құбырының кестесін жариялау',
			unit: code,
			dueOn,
			criterion: 'Кесте сайтта тұр',
			by: 'consent'
		};
		await db.write((tx) => minutes.takeDecision(tx, head, id, decisionInput.parse(decided)));
		return { id, review: items[1] ?? '', seatId: seats[0] ?? '' };
	};
	try {
		const first = await held(12);
		await db.write((tx) => endedSitting(tx, head, first.id));
		const form = { recordingUrl: 'https://example.org/otyrys.mp4', [secondField(first.review)]: '12:40' };
		await db.write((tx) => sittings.keepRecording(tx, head, first.id, recordingInput.parse(form)));
		setClock(() => today.subtract({ hours: 24 * 4 }));
		await db.write((tx) => minutes.approveMinutes(tx, head, first.id));
		await db.write((tx) => minutes.publishMinutes(tx, head, first.id));
		const second = await held(2);
		await db.write((tx) => endedSitting(tx, head, second.id));
		const said = {
			seatId: second.seatId,
			itemId: second.review,
			text: 'Сөзім толық жазылмаған',
			why: 'Он минут сөйледім',
			source: 'Кешегі хат'
		};
		await db.write((tx) => minutes.proposeAmendment(tx, head, second.id, amendInput.parse(said)));
		const keys = await db.write((tx) => issueKeys(tx, head, second.id, {}));
		const link = keys.find(({ seatId }) => seatId === second.seatId)?.key ?? '';
		const third = await held(0);
		return {
			desk: [
				...[first, second, third].map(({ id }) => paths.desk.minutes(id)),
				paths.desk.promiseReview(third.id, third.review),
				paths.desk.promiseReview(third.id, third.review, { promise: promiseId })
			],
			open: [...[first, second].map(({ id }) => paths.sittings.minutes(lang, id)), paths.floor.seatMinutes(lang, link)]
		};
	} finally {
		restore();
	}
}
