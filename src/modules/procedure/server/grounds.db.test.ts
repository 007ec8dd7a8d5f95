import { beforeEach, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { ROLES } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, DECISION, inWork, refusal } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { registerProcedureJobs, waiveHearing } from './index.ts';
import { missingFor } from './gate.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const texts = (word: string) => ({ kk: word, ru: word, en: word });
const NEW: appeals.NewGroundEdition = {
	validFrom: day('2026-12-01'),
	name: texts('Danger to life'),
	source: texts('Art. 73(2)'),
	reason: 'Law 400',
	evidence: 'confirmed',
	kinds: ['application', 'message'],
	byItself: true
};

registerProcedureJobs();
beforeEach(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

async function staff(tx: Tx, role: (typeof ROLES)[number]) {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role, unitId: root.id });
}

const urgent = async (tx: Tx, kind: string, on: string) =>
	(await appeals.groundsFor(tx, 'no_hearing', kind, day(on))).find((ground) => ground.code === 'urgent')?.name.en;

it('an edition of a ground holds from its day; what names the one before keeps it, and the preview says so', async () => {
	await rolledBack(database.db, async (tx) => {
		for (const role of ROLES.filter((one) => one !== 'administrator')) {
			expect(await refusal(appeals.addGroundEdition(tx, await staff(tx, role), 'urgent', NEW))).toBe('403 forbidden');
		}
		const admin = await staff(tx, 'administrator');
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		await waiveHearing(tx, who.head, id, { ground: 'urgent', waiveReason: 'Шұғыл' });
		const before = appeals.editionOn(await appeals.groundEditions(tx, 'urgent'), NEW.validFrom);
		const preview = await appeals.previewGround(asReader(tx), admin, 'urgent', { before, after: NEW });
		expect(preview).toMatchObject({ named: 1, first: [{ id }] });
		expect(preview.kinds).toMatchObject([
			{ kind: 'application', effect: 'by_itself' },
			{ kind: 'complaint', effect: 'ends' },
			{ kind: 'message', effect: 'begins' }
		]);
		expect(await refusal(appeals.addGroundEdition(tx, admin, 'urgent', { ...NEW, validFrom: day('2026-11-23') }))).toBe(
			'422 grounds.to_come'
		);
		await appeals.addGroundEdition(tx, admin, 'urgent', NEW);
		// Entered again from the same day, it is mended, not doubled.
		await appeals.addGroundEdition(tx, admin, 'urgent', { ...NEW, name: texts('Danger') });
		expect((await appeals.groundEditions(tx, 'urgent')).map((one) => [one.name.en, one.validTo?.toString()])).toEqual([
			['Danger', undefined],
			['Danger to life, health or public safety: it cannot wait', '2026-11-30']
		]);
		expect([await urgent(tx, 'complaint', '2026-11-30'), await urgent(tx, 'complaint', '2026-12-01')]).toEqual([
			'Danger to life, health or public safety: it cannot wait',
			undefined
		]);
		const { ground_id } = await tx.selectFrom('hearing').select('ground_id').where('appeal_id', '=', id).executeTakeFirstOrThrow();
		expect((await appeals.groundsByIds(tx, [ground_id])).get(ground_id ?? '')?.name.en).toMatch(/^Danger to life/);
	});
});

it('a closed ground is offered to its last day; a new one that holds by itself changes what may be signed', async () => {
	await rolledBack(database.db, async (tx) => {
		const admin = await staff(tx, 'administrator');
		const close = (on: string) => refusal(appeals.closeGround(tx, admin, 'repeated', day(on), 'Law 401'));
		expect([await close('2026-11-22'), await close('2026-11-30'), await close('2026-12-01')]).toEqual([
			'422 grounds.past',
			undefined,
			'409 grounds.closed'
		]);
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const stop = { ...DECISION, outcome: 'stopped', groundId: 'repeated' } as const;
		await appeals.submitDecision(tx, who.executor, id, stop);
		await appeals.returnDecision(tx, who.head, id, { reason: 'Дәлелі аз' });
		const code = await appeals.addGround(tx, admin, 'no_hearing', { ...NEW, kinds: null });
		setClock(() => Temporal.Instant.from('2026-12-01T05:00:00Z'));
		expect(await refusal(appeals.submitDecision(tx, who.executor, id, stop))).toBe('422 ground');
		const { kind } = await tx.selectFrom('appeal').select('kind').where('id', '=', id).executeTakeFirstOrThrow();
		expect(await missingFor(asReader(tx), { id, kind }, 'refused')).toBeUndefined();
		await appeals.closeGround(tx, admin, code, day('2026-12-01'), 'Law 402');
		setClock(() => Temporal.Instant.from('2026-12-02T05:00:00Z'));
		expect(await missingFor(asReader(tx), { id, kind }, 'refused')).toBe('procedure.hearing_due');
	});
});
