import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { ANONYMOUS, type Staff } from '../../src/platform/identity/actor.ts';
import { makeToken } from '../../src/platform/secrets.ts';
import { inviteUnits } from '../../src/modules/events/server/index.ts';
import { planGatheringInput, registerInput } from '../../src/modules/participation/input.ts';
import { askInput } from '../../src/modules/participation/question-input.ts';
import {
	answerQuestion,
	askQuestion,
	planGathering,
	refuseQuestion,
	register,
	showQuestion
} from '../../src/modules/participation/server/index.ts';
import type { Cast } from '../../test/appeals.ts';

/** Events of the branch that citizens come to: a plan, and one announced with a single place, which one person has and another waits for. */
export async function gather(db: Database, { head, unit }: Cast, lang: Lang): Promise<{ desk: string[]; open: string[] }> {
	const day = dayOf(now()).add({ days: 9 }).toString();
	const held = {
		day,
		from: '15:00',
		to: '17:00',
		place: 'Мәдениет үйі, үлкен зал',
		video: 'none',
		agenda: 'Не істелді; Берік Омаров; 40\nСұрақтар; 60'
	};
	const told = { territory: '750000000', language: 'both', capacity: '1', point: '43.25, 76.93', access: 'Пандус бар' };
	const form = { hostId: unit.id, kind: 'report_meeting', titleKk: 'Жыл есебі', chairId: head.personId, ...held, ...told };
	const plan = () => db.write((tx) => planGathering(tx, head, planGatheringInput.parse(form)));
	const [planned, announced] = [await plan(), await plan()];
	await db.write((tx) => inviteUnits(tx, head, announced));
	const keys = [makeToken(), makeToken()];
	for (const key of keys) {
		const who = registerInput.parse({ key, name: 'Айгүл', people: '1', phone: '+7 701 123 45 67', needs: 'Арбамен келемін' });
		await db.write((tx) => register(tx, ANONYMOUS, announced, { ...who, lang }));
	}
	await asked(db, head, announced, lang);
	return {
		desk: [
			paths.desk.gatheringQuestions(announced),
			paths.desk.gatheringDoor(announced, 1),
			paths.desk.gatheringPlan(planned),
			paths.desk.gatheringPlan(announced)
		],
		open: [
			paths.events.one(lang, announced),
			paths.events.register(lang, announced),
			paths.events.ask(lang, announced),
			...keys.map((key) => paths.events.registration(lang, key))
		]
	};
}

/** Questions at every stage: one to look at, one shown, one answered, one not taken up. */
async function asked(db: Database, head: Staff, eventId: string, lang: Lang): Promise<void> {
	const texts = ['Су құбыры қашан жөнделеді?', 'Автобус неге кешігеді?', 'Мектепке жол салына ма?', 'Дәріхана ашыла ма?'];
	for (const text of texts)
		await db.write((tx) => askQuestion(tx, ANONYMOUS, eventId, { ...askInput.parse({ key: makeToken(), text, name: 'Айгүл' }), lang }));
	const list = await db.reader.selectFrom('gathering_question').select('id').where('event_id', '=', eventId).orderBy('number').execute();
	const [, shown = '', answered = '', refused = ''] = list.map(({ id }) => id);
	for (const questionId of [shown, answered]) await db.write((tx) => showQuestion(tx, head, eventId, { questionId }));
	await db.write((tx) => answerQuestion(tx, head, eventId, { questionId: answered, answer: 'Жол жазда салынады.', second: 760 }));
	await db.write((tx) => refuseQuestion(tx, head, eventId, { questionId: refused, refusal: 'elsewhere', words: 'Бұл әкімдіктің ісі' }));
}
