import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { seal } from '#platform/secrets.ts';
import type { z } from 'zod';
import { can, lockAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { makesCase, saidInput, type FactsInput, type reasonInput, type Said } from '../../input.ts';
import { inForce, professions, violatedRights } from '../directory.ts';
import { employerByBin, employersNamed } from '../employers.ts';
import { factsOf, type Facts } from '../facts.ts';
import { canLay } from '../policy.ts';
import { enterEmployer } from './keep-employer.ts';

/** An appeal on which this actor lays what right it is about. Throws not_found, forbidden, conflict for one in another. */
export async function openRights(tx: Tx, actor: Actor, id: string): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!canLay(actor, appeal)) throw forbidden();
	if (appeal.state === 'merged') throw conflict('rights.in_another');
	return appeal;
}

/**
 * Lays on an appeal what right it is about, or amends it. An employer with a BIN is linked to the register, entered there
 * when it is not yet; one named as in the register is linked; another stays as it was named, sealed. Saying what already
 * holds changes nothing. Throws not_found, forbidden, conflict, invalid.
 */
export async function layFacts(tx: Tx, actor: Actor, appealId: string, input: FactsInput): Promise<void> {
	const appeal = await openRights(tx, actor, appealId);
	await checkCodes(tx, input, dayOf(appeal.receivedAt));
	const was = await factsOf(tx, appealId);
	const employer = await employerOf(tx, actor, input);
	await keep(tx, actor, { appealId, input, employer, was });
}

/** Whatever is said with the appeal itself; what the lists no longer hold is left out, never refused: the appeal counts. */
export async function keepSaid(tx: Tx, actor: Actor, appealId: string, beside: unknown): Promise<void> {
	const parsed = saidInput.safeParse(beside ?? {});
	// Most appeals say nothing of a right: the lists are not read for them.
	if (!parsed.success || !makesCase(parsed.data)) return;
	const said = await known(tx, parsed.data);
	if (!makesCase(said)) return;
	await keep(tx, actor, { appealId, input: said, employer: await employerOf(tx, actor, said), was: undefined });
}

/** Takes off what was laid by mistake: it is no rights case. Throws not_found, forbidden, conflict `rights.no_case`. */
export async function removeFacts(tx: Tx, actor: Actor, appealId: string, input: z.output<typeof reasonInput>): Promise<void> {
	await openRights(tx, actor, appealId);
	if ((await factsOf(tx, appealId)) === undefined) throw conflict('rights.no_case');
	const at = now();
	const nothing = { outcome: null, outcome_on: null, outcome_by: null, outcome_at: null, restored: null };
	await tx
		.updateTable('rights_case')
		.set({ ...nothing, removed_at: at, changed_at: at })
		.where('appeal_id', '=', appealId)
		.execute();
	const data = { reason: input.reason };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.rights_removed', seenBy: 'staff', at, data });
	await enqueue(tx, 'rights.settle', { appealId });
}

async function checkCodes(tx: Tx, { profession, violatedRight }: Said, day: Temporal.PlainDate): Promise<void> {
	const today = dayOf(now());
	const ok = <T extends { code: string }>(at: (day: Temporal.PlainDate) => readonly T[], code: string) =>
		[...at(today), ...at(day)].some((one) => one.code === code);
	const [jobs, rights] = [await professions(tx), await violatedRights(tx)];
	if (profession !== undefined && !ok((on) => inForce(jobs, on), profession)) throw invalid('profession', 'choice');
	if (violatedRight !== undefined && !ok((on) => inForce(rights, on), violatedRight)) throw invalid('violatedRight', 'choice');
}

async function known(tx: Tx, said: Said): Promise<Said> {
	const today = dayOf(now());
	const [jobs, rights] = [inForce(await professions(tx), today), inForce(await violatedRights(tx), today)];
	return {
		...said,
		profession: jobs.find((one) => one.code === said.profession)?.code,
		violatedRight: rights.find((one) => one.code === said.violatedRight)?.code
	};
}

type Named = { id: string } | { words: string } | undefined;

/**
 * A BIN is an organisation's: staff who give one enter it. An applicant enters nobody: what they say stays sealed on the
 * case until the desk has looked, unless the register knows it already.
 */
async function employerOf(tx: Tx, actor: Actor, { employer, bin }: Said): Promise<Named> {
	if (bin !== undefined) {
		const registered = await employerByBin(tx, bin);
		if (registered !== undefined) return { id: registered.id };
		if (actor.kind !== 'staff') return { words: [employer, bin].filter((part) => part !== undefined).join(', ') };
		if (employer === undefined) throw invalid('employer', 'rights.employer_name');
		return { id: await enterEmployer(tx, actor, { name: employer, bin, field: undefined, territory: undefined, body: undefined }) };
	}
	if (employer === undefined) return undefined;
	const [first, second] = await employersNamed(tx, employer);
	return first !== undefined && second === undefined ? { id: first.id } : { words: employer };
}

interface Laid {
	appealId: string;
	input: Said & { ground?: string | undefined };
	employer: Named;
	was: Facts | undefined;
}

async function keep(tx: Tx, actor: Actor, { appealId, input, employer, was }: Laid): Promise<void> {
	const [id, words] = employer === undefined ? [null, null] : 'id' in employer ? [employer.id, null] : [null, employer.words];
	const is = {
		profession: input.profession ?? null,
		member: input.isMember === undefined ? null : input.isMember === 'yes',
		employer_id: id,
		violated_right: input.violatedRight ?? null,
		ground: input.ground ?? null
	};
	if (was !== undefined && same(was, is, words)) return;
	const at = now();
	const by = { changed_by: actor.kind === 'staff' ? actorId(actor) : null, changed_at: at };
	const sealed = words === null ? null : seal(words);
	await tx
		.insertInto('rights_case')
		.values({
			appeal_id: appealId,
			...is,
			employer_words: sealed,
			said_by: actor.kind === 'staff' ? 'staff' : 'applicant',
			laid_at: at,
			...by
		})
		.onConflict((oc) => oc.column('appeal_id').doUpdateSet({ ...is, employer_words: sealed, ...by, removed_at: null }))
		.execute();
	// The words of an employer may name a person: the journal knows only that there are some.
	const { profession, member, violated_right: right } = is;
	const data = { profession, member, right, employer: id, named: words !== null };
	const act = was === undefined ? 'appeal.rights_laid' : 'appeal.rights_changed';
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act, seenBy: 'applicant', at, data });
	await enqueue(tx, 'rights.settle', { appealId });
}

function same(was: Facts, is: Record<string, unknown>, words: string | null): boolean {
	return (
		was.profession === is.profession &&
		was.member === is.member &&
		(was.employer?.id ?? null) === is.employer_id &&
		was.violatedRight === is.violated_right &&
		was.ground === is.ground &&
		was.employerWords === words
	);
}
