import { afterEach, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, DECISION, inWork } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as desk from './index.ts';

const database = testDatabase();
const START = Temporal.Instant.from('2026-11-23T05:00:00Z');
const at = (minutes: number) => setClock(() => START.add({ minutes }));
afterEach(() => at(0));

const context = (tx: Tx, actor: Staff) => appeals.deskContext(asReader(tx), 'en', actor);
const draft = (text: string) => ({ outcome: undefined, groundId: undefined, language: 'kk' as const, text });

it('says who else has a case open and who writes, until they have gone; strangers learn nothing and leave no trace', () =>
	rolledBack(database.db, async (tx) => {
		at(0);
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const colleague = await makeStaff(tx, { role: 'head', unitId: who.unit.id, name: 'Дана Ермекова' });
		await desk.notePresence(tx, colleague, id, true);
		await desk.notePresence(tx, colleague, id, false);
		const others = (actor: Staff) => desk.othersAt(asReader(tx), 'en', actor, id);
		expect(await others(who.executor)).toEqual(['Дана Ермекова is writing']);
		expect(await others(colleague)).toEqual([]);
		at(2);
		await desk.notePresence(tx, colleague, id, false);
		at(4);
		expect(await others(who.executor)).toEqual(['Дана Ермекова is reading']);
		at(5);
		expect(await others(who.executor)).toEqual([]);
		await expect(desk.notePresence(tx, who.stranger, id, false)).rejects.toMatchObject({ status: 404 });
		expect((await desk.recentCases(await context(tx, colleague))).map((row) => row.id)).toEqual([id]);
		at(8 * 24 * 60);
		expect(await desk.forgetPresence(tx)).toBe(1);
	}));

it('keeps a draft that somebody saved over and one that was sent, and shows what changed', () =>
	rolledBack(database.db, async (tx) => {
		at(0);
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		await appeals.draftDecision(tx, who.executor, id, draft('Он шам ауыстырылды.'));
		at(1);
		await appeals.draftDecision(tx, who.executor, id, draft('Он екі шам ауыстырылды.'));
		await expect(appeals.expectDraft(tx, who.head, id, START.toString())).rejects.toMatchObject({ code: 'appeals.draft_meanwhile' });
		at(2);
		await appeals.draftDecision(tx, who.head, id, draft('Он төрт шам ауыстырылды.'));
		at(3);
		await appeals.submitDecision(tx, who.executor, id, DECISION);
		at(4);
		await appeals.signDecision(tx, who.head, id);
		const row = await appeals.appealForStaff(asReader(tx), who.head, id);
		const versions = await desk.presentVersions(await context(tx, who.head), row);
		expect(versions.map((one) => one.title)).toEqual([
			'Signed decision',
			'Draft sent to the head',
			'Draft before somebody else saved over it',
			'Draft before somebody else saved over it'
		]);
		expect(versions[2]?.pieces).toEqual([
			{ kind: 'same', text: 'Он ' },
			{ kind: 'removed', text: 'екі ' },
			{ kind: 'added', text: 'төрт ' },
			{ kind: 'same', text: 'шам ауыстырылды.' }
		]);
		expect([versions[0]?.same, versions[1]?.same]).toEqual([true, false]);
		await expect(desk.presentVersions(await context(tx, who.auditor), row)).rejects.toMatchObject({ status: 403 });
		expect((await desk.versionPanels(await context(tx, who.head), row))[0]?.sentences).toEqual(['Drafts and decisions: 4.']);
		expect(await desk.versionPanels(await context(tx, who.auditor), row)).toEqual([]);
	}));
