/** Rights cases: what right each of a group is about, what came of it, and the group case that enough of them raise. */
import { now } from '../../../platform/clock.ts';
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { dayOf } from '../../../platform/i18n/format.ts';
import { employerInput, factsInput, outcomeInput } from '../../../modules/rights/input.ts';
import type { RightOutcome } from '../../../modules/rights/rules.ts';
import * as rights from '../../../modules/rights/server/index.ts';
import { MATTERS, type Matter } from './rights-words.ts';
import { Script, type Kept, type Stage } from './stage.ts';

/** What comes of the right, by turns; of the last nobody has said. */
const ENDS: readonly (RightOutcome | undefined)[] = [
	'restored',
	'partly',
	'not_restored',
	'restored',
	'sent_on',
	'not_confirmed',
	undefined
];

/** Each of the group is laid by its desk; of most the outcome is known; a case that the rule raises is worked on. */
export async function rightsScript(stage: Stage, members: readonly Kept[], n: number): Promise<Script | undefined> {
	const [first] = members;
	const matter = first === undefined ? undefined : MATTERS[first.theme];
	if (first === undefined || matter === undefined) return undefined;
	const { head, operator } = await stage.company(first);
	const script = new Script(stage, `rights ${first.number}`, Math.max(...members.map(({ at }) => at)));
	const { profession, violatedRight, employer, bin } = matter;
	const input = factsInput.parse({ profession, violatedRight, employer, bin, isMember: n % 3 === 0 ? 'yes' : '' });
	if (employer !== '' && bin === '') script.on(script.at + 60_000, (tx) => enter(tx, head, matter));
	for (const { id } of members) script.on(script.at + 60_000, (tx) => rights.layFacts(tx, operator, id, input));
	if (first.story.play === 'rights_open') return script.after(1, (tx) => noteGroup(tx, head, first.id));
	members.forEach(({ id }, at) => {
		const outcome = ENDS[(n + at) % ENDS.length];
		if (outcome === undefined) return;
		const said = () => outcomeInput.parse({ outcome, outcomeOn: dayOf(now()).toString(), restored: matter.restored });
		script.after(1, (tx) => rights.sayOutcome(tx, head, id, said()));
	});
	return script;
}

type Head = Parameters<typeof rights.noteGroup>[1];

/** An employer whose BIN nobody knows, once. */
async function enter(tx: Tx, head: Head, { employer, field }: Matter): Promise<void> {
	if ((await rights.suggestEmployers(asReader(tx), employer)).length > 0) return;
	await rights.enterEmployer(tx, head, employerInput.parse({ name: employer, field }));
}

/** What was done in the group case that the appeal came into, where its own head keeps it. */
async function noteGroup(tx: Tx, head: Head, appealId: string): Promise<void> {
	const group = await rights.groupOfAppeal(asReader(tx), appealId);
	if (group === undefined || group.closedAt !== null || !head.posts.some((post) => post.unitId === group.unitId)) return;
	await rights.noteGroup(tx, head, group.id, { text: 'Жұмыс берушімен кездестік, еңбек инспекциясына сұрау салынды.' });
}
