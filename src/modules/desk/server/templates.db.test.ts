import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { qualityPanels } from '#modules/quality/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, inWork, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { templateInput } from '../input.ts';
import * as desk from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const wish = (who: Cast, more: Record<string, string> = {}) =>
	templateInput.parse({
		unitId: who.unit.id,
		purpose: 'decision',
		language: 'kk',
		name: 'Жарық',
		text: 'Құрметті өтініш беруші! № {number}, түскені {received}, тақырыбы {theme}. Өтінішіңіз қаралды, назарға алынды.',
		...more
	});
const offered = async (tx: Tx, actor: Staff, id: string) => {
	const context = await appeals.deskContext(asReader(tx), 'ru', actor);
	return desk.templatesFor(context, await appeals.appealForStaff(context.db, actor, id));
};

it('is kept by heads and administrators for their unit and below; an unknown placeholder is refused by its name', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const wrong = desk.keepTemplate(tx, who.head, wish(who, { text: 'Құрметті {name}, № {нөмір}' }));
		await expect(wrong).rejects.toMatchObject({ field: 'text', code: 'desk.placeholder', data: { names: '{name}, {нөмір}' } });
		for (const actor of [who.operator, who.executor, who.stranger])
			await expect(desk.keepTemplate(tx, actor, wish(who))).rejects.toMatchObject({ field: 'unitId' });
		const id = await desk.keepTemplate(tx, who.head, wish(who));
		await desk.keepTemplate(tx, who.head, wish(who), id);
		await desk.keepTemplate(tx, who.head, wish(who, { name: 'Көше жарығы' }), id);
		await expect(desk.keepTemplate(tx, who.stranger, wish(who, { unitId: who.other.id }), id)).rejects.toMatchObject({ status: 404 });
		await expect(desk.closeTemplate(tx, who.operator, id)).rejects.toMatchObject({ status: 403 });
		await desk.closeTemplate(tx, who.head, id);
		await desk.closeTemplate(tx, who.head, id);
		const acts = (await timelineOf(asReader(tx), { kind: 'template', id }, 'staff')).map((row) => row.act);
		expect(acts).toEqual(['template.made', 'template.changed', 'template.closed']);
	}));

it('is offered filled in, to appeals of its unit and below, its language and its theme', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const admin = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		const theme = await tx.selectFrom('theme').select('id').orderBy('position').executeTakeFirstOrThrow();
		const { id, number } = await inWork(tx, who);
		await desk.keepTemplate(tx, admin, wish(who, { unitId: root.id, name: 'Жалпы' }));
		await desk.keepTemplate(tx, who.head, wish(who, { name: 'Тақырыптық', themeId: theme.id }));
		await desk.keepTemplate(tx, who.head, wish(who, { name: 'Орысша', language: 'ru' }));
		await desk.keepTemplate(tx, who.head, wish(who, { name: 'Хабар', purpose: 'notice' }));
		const names = async () => (await offered(tx, who.executor, id)).decision.map((one) => one.name);
		expect(await names()).toEqual(['Жалпы']);
		await tx.updateTable('appeal').set({ theme_id: theme.id }).where('id', '=', id).execute();
		expect(await names()).toEqual(['Тақырыптық', 'Жалпы']);
		const { decision, notice } = await offered(tx, who.executor, id);
		expect(decision[0]?.text).toContain(`№ ${number}, түскені 23 қараша 2026`);
		expect(decision[0]?.text).not.toMatch(/[{}]/);
		expect(notice.map((one) => one.name)).toEqual(['Хабар']);
	}));

it('does not silence the warning before signing: an answer that is only the template is told to the head', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		await desk.keepTemplate(tx, who.head, wish(who));
		const { id } = await inWork(tx, who);
		const text = (await offered(tx, who.executor, id)).decision[0]?.text ?? '';
		await appeals.submitDecision(tx, who.executor, id, { outcome: 'clarified', groundId: undefined, language: 'kk', text });
		const context = await appeals.deskContext(asReader(tx), 'kk', who.head);
		const [panel] = await qualityPanels(context, await appeals.appealForStaff(context.db, who.head, id));
		expect(panel?.id).toBe('quality');
	}));
