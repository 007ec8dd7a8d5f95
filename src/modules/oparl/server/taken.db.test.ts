import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { readFolder } from '../import/folder.ts';
import { readDump, type Top } from '../rules/dump.ts';
import { importCouncil, presentTakenBodies, presentTakenBody, presentTakenMeeting, publishOwn } from './index.ts';

const t = testDatabase();
const dump = readDump((await readFolder('src/cli/demo/oparl')).documents);
const NOBODY = '00000000-0000-7000-8000-000000000000';

async function take(tx: Tx, change: (top: Top) => Top = (top) => top): Promise<string> {
	const url = 'https://oparl.kokzhiek.example/oparl/v1.0/system';
	await importCouncil(tx, { kind: 'system', job: 'test' }, { url, dump: { ...dump, tops: dump.tops.map(change) } });
	return (await presentTakenBodies(asReader(tx), 'ru'))[0]?.id ?? '';
}

it('is listed with its source, and not among our own', () =>
	rolledBack(t.db, async (tx) => {
		await publishOwn(tx);
		const id = await take(tx);
		expect(await presentTakenBodies(asReader(tx), 'ru')).toEqual([
			{ id, href: `/ru/councils/taken/${id}`, name: 'Көкжиек ауданының мәслихаты', source: 'oparl.kokzhiek.example', meetings: 12 }
		]);
	}));

it('shows its meetings by pages, the latest first, each with who met', () =>
	rolledBack(t.db, async (tx) => {
		const copies = dump.tops.filter(({ type, deleted }) => type === 'Meeting' && !deleted);
		const many = Array.from({ length: 3 }, (_, n) =>
			copies.map((top) => ({
				...top,
				ref: `${top.ref}-${String(n)}`,
				thing: { ...top.thing, agendaItem: [], ...(n === 2 && { start: undefined }) }
			}))
		);
		await importCouncil(tx, { kind: 'system', job: 'test' }, { url: 'x', dump: { ...dump, tops: [...dump.tops, ...many.flat()] } });
		const id = (await presentTakenBodies(asReader(tx), 'kk'))[0]?.id ?? '';
		const first = await presentTakenBody(asReader(tx), 'kk', id, undefined);
		expect(first).toMatchObject({
			name: 'Көкжиек ауданының мәслихаты',
			licence: { text: '' },
			latest: undefined,
			source: { text: 'Кеңес 5' }
		});
		expect(first.organizations.map(({ name, members, period }) => [name, members, period])).toEqual([
			['«Жаңа дала» фракциясы', 2, 'Құрылған күні: 20 қаңтар 2021'],
			['Аудандық мәслихат', 7, 'Құрылған күні: 7 наурыз 1994'],
			['Бюджет және экономика комиссиясы', 2, 'Құрылған күні: 1 сәуір 2016'],
			['Әлеуметтік мәселелер комиссиясы', undefined, '1 сәуір 2016 – 31 наурыз 2023']
		]);
		expect(first.meetings).toHaveLength(30);
		expect(first.meetings[0]).toMatchObject({
			date: '17 маусым 2026',
			time: '10:00 – 12:30',
			who: 'Бюджет және экономика комиссиясы'
		});
		const second = await presentTakenBody(asReader(tx), 'kk', id, new URL(first.older ?? '', 'http://x').searchParams.get('after') ?? '');
		expect(second.meetings.map(({ date }) => date).at(-1)).toBe('');
		expect(second.older).toBeUndefined();
		const all = [...first.meetings, ...second.meetings].map((one) => one.id);
		expect(new Set(all).size).toBe(48);
		expect((await presentTakenBody(asReader(tx), 'kk', id, 'nonsense')).meetings).toEqual(first.meetings);
	}));

it('shows a meeting with the papers of each item; nothing but pages is led to', () =>
	rolledBack(t.db, async (tx) => {
		const id = await take(tx, (top) =>
			top.ref.endsWith('/meeting/1')
				? {
						...top,
						thing: {
							...top.thing,
							web: 'javascript:alert(1)',
							invitation: { ...(top.thing.invitation as object), accessUrl: 'javascript:alert(1)', downloadUrl: 'x' }
						}
					}
				: top
		);
		const { meetings } = await presentTakenBody(asReader(tx), 'en', id, undefined);
		const meeting = await presentTakenMeeting(asReader(tx), 'en', id, meetings.at(-1)?.id ?? '');
		expect(meeting).toMatchObject({ name: 'Мәслихат сессиясы (1)', original: undefined, who: 'Аудандық мәслихат', cancelled: false });
		expect(meeting.documents.map(({ name }) => name)).toEqual(['Minutes']);
		expect(meeting.items.map(({ number, result, documents }) => [number, result, documents.map(({ name }) => name)])).toEqual([
			['A', '', []],
			['1.', 'қабылданды', []],
			['2.', 'қабылданды', ['Шешім жобасы (Аудандық бюджетті нақтылау туралы)', 'Шешім үзіндісі']]
		]);
		expect(JSON.stringify(meeting)).not.toContain('javascript');
		await expect(presentTakenBody(asReader(tx), 'en', NOBODY, undefined)).rejects.toMatchObject({ status: 404 });
		await expect(presentTakenMeeting(asReader(tx), 'en', id, NOBODY)).rejects.toMatchObject({ status: 404 });
		await expect(presentTakenMeeting(asReader(tx), 'en', NOBODY, meeting.id)).rejects.toMatchObject({ status: 404 });
	}));
