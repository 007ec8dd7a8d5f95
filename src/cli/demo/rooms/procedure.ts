/** What the Code demands beside the main line: an appeal put right, an applicant heard, a complaint judged. */
import { callHearingInput, holdHearingInput } from '../../../modules/procedure/input.ts';
import * as procedure from '../../../modules/procedure/server/index.ts';
import { decisionFor } from '../texts/index.ts';
import { midnight, dayNumber, HOUR, DAY } from '../worktime.ts';
import { decided } from './decide.ts';
import { applicant, Script, type Kept, type Stage } from './stage.ts';
import { WORDS } from './words.ts';

const start = (stage: Stage, kept: Kept) => new Script(stage, `${kept.story.play} ${kept.number}`, kept.at);

export async function correctionScript(stage: Stage, kept: Kept): Promise<Script> {
	const { id, lang, story } = kept;
	const { executor, operator } = await stage.company(kept);
	const { random } = stage.world;
	const words = WORDS[lang];
	const { ground, text, answer } = random.pick(words.asks);
	const script = start(stage, kept);
	const dueOn = script.day(6);
	script.after(0, (tx) => procedure.askCorrection(tx, executor, id, { grounds: [ground], text, dueOn }));
	if (story.play === 'correction_open') return script;
	if (story.play === 'corrected') {
		const said = { text: answer };
		if (ground === 'papers') script.after(2, (tx) => procedure.recordCorrection(tx, operator, id, said));
		else script.after(2, (tx) => procedure.correctAppeal(tx, applicant(id), id, said));
		return decided(stage, kept, script, { outcome: 'satisfied', text: decisionFor(random, kept.theme, lang, 'satisfied', story.street) });
	}
	// The clock does it on the night after the day.
	script.on(midnight(dayNumber(dueOn.toZonedDateTime('UTC').epochMilliseconds)) + DAY + 3 * HOUR, async (tx) => {
		const [row] = await procedure.correctionsOf(tx, id);
		await procedure.lapseCorrection(tx, id, row?.id ?? '');
	});
	if (story.play === 'correction_lapsed') return script;
	return decided(stage, kept, script, { outcome: 'stopped', groundId: 'not_corrected', text: words.notCorrected });
}

export async function hearingScript(stage: Stage, kept: Kept): Promise<Script> {
	const { id, lang, story, theme } = kept;
	const { executor, head } = await stage.company(kept);
	const { random } = stage.world;
	const words = WORDS[lang];
	const text = decisionFor(random, theme, lang, 'refused', story.street);
	const script = start(stage, kept);
	const refused = { outcome: 'refused', text } as const;
	if (story.play === 'hearing_waived') {
		script.after(1, (tx) => procedure.waiveHearing(tx, head, id, { ground: 'urgent', waiveReason: words.urgent }));
		return decided(stage, kept, script, refused);
	}
	const day = script.day(6);
	const place = `${words.room}, ${kept.desk.territory.name[lang]}`;
	const call = callHearingInput.parse({ day: day.toString(), time: '15:00', place, outcome: 'refused', preliminary: text });
	script.after(1, (tx) => procedure.callHearing(tx, executor, id, call));
	if (story.play === 'hearing_declined') {
		script.after(1, (tx) => procedure.objectToHearing(tx, applicant(id), id, { position: 'without', objection: words.without }));
		return decided(stage, kept, script, refused);
	}
	const objection = random.pick(words.objections);
	script.after(1, (tx) => procedure.objectToHearing(tx, applicant(id), id, { position: 'objects', objection }));
	const protocol = { participants: words.participants, explanations: random.pick(words.explanations) };
	const held = holdHearingInput.parse({ from: '15:00', to: '15:40', attended: 'yes', ...protocol });
	script.on(midnight(dayNumber(day.toZonedDateTime('UTC').epochMilliseconds)) + 16 * HOUR, (tx) =>
		procedure.holdHearing(tx, executor, id, held)
	);
	return decided(stage, kept, script, refused);
}

export async function complaintScript(stage: Stage, kept: Kept): Promise<Script> {
	const { id, lang, story, theme, desk } = kept;
	const { head, operator } = await stage.company(kept);
	const chief = await stage.staff(stage.world.desks.find(({ code }) => code === desk.branch)?.heads[0]);
	const { random } = stage.world;
	const words = WORDS[lang];
	const text = decisionFor(random, theme, lang, 'satisfied', story.street);
	const script = start(stage, kept);
	await decided(stage, kept, script.wait(5), { outcome: 'satisfied', text });
	const complaint = { complaint: random.pick(words.complaints) };
	const filing = story.group % 3 === 0 ? operator : undefined;
	script.after(2, (tx) =>
		filing === undefined ? procedure.fileComplaint(tx, applicant(id), id, complaint) : procedure.recordComplaint(tx, filing, id, complaint)
	);
	if (story.play === 'complaint_filed') return script;
	if (story.play === 'complaint_satisfied')
		return script.after(1, (tx) => procedure.satisfyComplaint(tx, head, id, { satisfyAnswer: words.satisfied }));
	const comment = random.pick(words.comments);
	script.after(2, (tx) => procedure.passComplaint(tx, head, id, { comment }));
	if (story.play === 'complaint_passed') return script;
	const review = story.play === 'complaint_upheld' ? 'upheld' : 'cancelled';
	return script.after(6, (tx) => procedure.decideComplaint(tx, chief, id, { review, answer: words[review] }));
}
