import sharp from 'sharp';
import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader } from '#platform/db/index.ts';
import { readableFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { announced, gatheringWorld } from './fixture.ts';
import * as participation from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

it('photos are shown to everybody once it has begun, each once, until one is taken down', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await gatheringWorld(tx);
		const id = await announced(tx, w);
		const db = asReader(tx);
		const png = async (shade: number) =>
			sharp({ create: { width: 8, height: 8, channels: 3, background: { r: shade, g: shade, b: shade } } })
				.png()
				.toBuffer();
		const [hall, people] = await Promise.all([png(10), png(200)]);
		const add = (photos: participation.PhotoUpload[], by = w.chair) =>
			participation.addPhotos(tx, by, id, { caption: 'Залдағы адамдар', photos });
		await expect(add([{ name: 'a.png', bytes: hall }])).rejects.toMatchObject({ code: 'participation.photos_early' });
		at('2026-11-02', '15:30');
		await expect(add([{ name: 'a.png', bytes: hall }], w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(add([])).rejects.toMatchObject({ code: 'participation.no_photo', field: 'photos' });
		await expect(add([{ name: 'a.txt', bytes: Buffer.from('Сөз') }])).rejects.toMatchObject({ code: 'participation.photo' });
		await add([
			{ name: 'a.png', bytes: hall },
			{ name: 'b.png', bytes: people }
		]);
		await expect(add([{ name: 'again.png', bytes: hall }])).rejects.toMatchObject({ code: 'participation.photo_twice' });
		const shown = (await participation.presentEvent(db, 'kk', id)).photos;
		expect(shown.map(({ alt }) => alt)).toEqual(['Залдағы адамдар', 'Залдағы адамдар']);
		const [first = { id: '' }, second = { id: '' }] = shown;
		expect((await readableFile(db, ANONYMOUS, first.id)).row.mime).toBe('image/png');
		const down = (by = w.chair) => participation.takePhotoDown(tx, by, id, { photoId: first.id, reason: 'Суреттегі адам сұрады' });
		await expect(down(w.operator)).rejects.toMatchObject({ status: 403 });
		await down();
		await expect(down()).rejects.toMatchObject({ code: 'participation.photo_down' });
		await expect(readableFile(db, ANONYMOUS, first.id)).rejects.toMatchObject({ status: 404 });
		await expect(readableFile(db, w.chair, first.id)).rejects.toMatchObject({ status: 404 });
		expect((await participation.presentEvent(db, 'kk', id)).photos.map((photo) => photo.id)).toEqual([second.id]);
		await expect(add([{ name: 'back.png', bytes: hall }])).rejects.toMatchObject({ code: 'participation.photo_down' });
		const told = await timelineOf(db, { kind: 'gathering', id }, 'staff');
		expect(told.slice(-2).map(({ act }) => act)).toEqual(['gathering.photos_added', 'gathering.photo_down']);
	});
});
