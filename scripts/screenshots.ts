/** `npm run screenshots`: starts the demo in a folder of its own and takes the pictures of the README, small. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import sharp from 'sharp';
import { SECRET, startApp, type StartedApp } from '../test/app.ts';
import { browserOptions } from '../e2e/browser.ts';
import { openSession } from '../e2e/session.ts';
import { paths } from '../src/lib/paths.ts';
import { now } from '../src/platform/clock.ts';
import { openDatabase, rows, sql, type Database } from '../src/platform/db/index.ts';
import type { Lang } from '../src/platform/i18n/lang.ts';
import type { Role } from '../src/platform/identity/actor.ts';
import { askInput, castInput, openVoteInput } from '../src/modules/floor/input.ts';
import * as floor from '../src/modules/floor/server/index.ts';
import * as sittings from '../src/modules/sittings/server/index.ts';
import { addGrant } from '../src/platform/identity/grants.ts';

const OUT = path.resolve(import.meta.dirname, '../docs/screenshots');
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } } as const;

interface Shot {
	name: string;
	lang: Lang;
	size: keyof typeof SIZES;
	path: string;
	/** Of the desk. */
	role?: Role;
	/** The appeal whose page it is. */
	appealId?: string;
	full?: boolean;
	/** Opens the second row of the queue beside it. */
	preview?: boolean;
	/** A page that follows something has a connection open: it is never idle. */
	follows?: boolean;
}

const STORY = {
	forwarding: sql`EXISTS (SELECT FROM forwarding f WHERE f.appeal_id = a.id AND f.state = 'answered')`,
	hearing: sql`EXISTS (SELECT FROM hearing h WHERE h.appeal_id = a.id AND h.state = 'called')`
};

/** The appeal in work with the longest story of this kind in this language, that everybody at the desk may know of. */
async function livelyAppeal(db: Database, language: Lang, story: keyof typeof STORY): Promise<{ id: string; number: string }> {
	const [found] = await rows(
		db.reader,
		sql<{ id: string; number: string }>`
			SELECT a.id, a.number FROM appeal a
			WHERE a.language = ${language} AND a.state = 'in_work' AND NOT a.sensitive AND ${STORY[story]}
			ORDER BY (SELECT count(*) FROM journal j WHERE j.subject_id = a.id AND j.seen_by IN ('public', 'applicant')) DESC, a.number LIMIT 1`
	);
	if (found === undefined) throw new Error(`no ${story} in ${language}`);
	return found;
}

/** A public problem that was solved, the one of most people. */
async function solvedProblem(db: Database): Promise<string> {
	const found = await db.reader
		.selectFrom('problem')
		.select('id')
		.where('public', '=', true)
		.where('state', '=', 'solved')
		.orderBy('members', 'desc')
		.orderBy('id')
		.limit(1)
		.executeTakeFirstOrThrow();
	return found.id;
}

/** The issued directive of most parts, a frozen protocol, and a region with a scorecard: what is owed from above. */
async function owed(db: Database): Promise<{ directive: string; protocol: string; region: string }> {
	const [found] = await rows(
		db.reader,
		sql<{ directive: string; protocol: string; region: string }>`
			SELECT (SELECT d.id FROM directive d WHERE d.state = 'issued'
					ORDER BY (SELECT count(*) FROM assignment a WHERE a.origin_kind = 'directive' AND a.origin_id = d.id) DESC, d.id LIMIT 1) AS directive,
				(SELECT event_id FROM protocol ORDER BY approved_at, event_id LIMIT 1) AS protocol,
				(SELECT u.id FROM unit u JOIN scorecard_figure f ON f.unit_id = u.id WHERE u.kind = 'regional'
					GROUP BY u.id ORDER BY count(*) DESC, u.id LIMIT 1) AS region`
	);
	if (found === undefined) throw new Error('nothing is owed');
	return found;
}

const SYSTEM = { kind: 'system', job: 'screenshots' } as const;

/** A sitting that was held and has its minutes, one that is discussed, and the next one of the same body, which is begun here: somebody speaks, one vote was declared. */
async function sat(db: Database): Promise<{ held: string; discussed: string; going: string }> {
	const [found] = await rows(
		db.reader,
		sql<{ held: string; discussed: string; going: string }>`
			WITH theirs AS (SELECT s.*, e.starts_at FROM sitting s JOIN event e ON e.id = s.event_id JOIN unit u ON u.id = e.host_unit_id WHERE u.code = 'ALMF1')
			SELECT (SELECT t.event_id FROM theirs t JOIN minutes m ON m.event_id = t.event_id WHERE m.published_at IS NOT NULL ORDER BY t.starts_at DESC LIMIT 1) AS held,
				(SELECT event_id FROM theirs WHERE draft_at IS NOT NULL AND final_at IS NULL) AS discussed,
				(SELECT event_id FROM theirs WHERE final_at IS NOT NULL AND ended_at IS NULL ORDER BY starts_at LIMIT 1) AS going`
	);
	if (found === undefined) throw new Error('no faction sits');
	const id = found.going;
	await db.write(async (tx) => {
		// Its day has come: the server's own clock is today's.
		await tx.updateTable('event').set({ starts_at: now() }).where('id', '=', id).execute();
		await sittings.beginCheckIn(tx, SYSTEM, id);
		const seats = (await sittings.sittingSeats(tx, id)).slice(0, 9);
		for (const { seatId } of seats) await sittings.notePresence(tx, SYSTEM, id, { seatId, what: 'in', holderId: undefined });
		await sittings.openSitting(tx, SYSTEM, id);
		const item = (await sittings.itemsOf(tx, id))[1];
		await sittings.beginItem(tx, SYSTEM, id, { itemId: item?.id ?? '' });
		const question = 'Кешіккен аманаттарды ерекше бақылауға алу';
		const voteId = await floor.openVote(tx, SYSTEM, id, openVoteInput.parse({ question, way: 'device' }));
		for (const [i, { seatId }] of seats.entries()) {
			const said = castInput.parse({ voteId, seatId, voice: i % 5 === 3 ? 'abstain' : i % 4 === 2 ? 'no' : 'yes' });
			await floor.castBallot(tx, SYSTEM, { eventId: id, seatId }, said);
		}
		await floor.closeVote(tx, SYSTEM, id, { voteId });
		const speakerId = await floor.askFloor(tx, SYSTEM, id, askInput.parse({ kind: 'speech', seatId: seats[4]?.seatId }));
		await floor.beginSpeech(tx, SYSTEM, id, { speakerId });
	});
	return found;
}

/** Whose desk has most to do among those who hold this role. */
async function busiest(db: Database, role: Role): Promise<string> {
	const found = await db.reader
		.selectFrom('post')
		.innerJoin('account', 'account.person_id', 'post.person_id')
		.leftJoin('appeal', (join) =>
			join.onRef('appeal.unit_id', '=', 'post.unit_id').on('appeal.state', 'in', ['registered', 'in_work', 'on_approval'])
		)
		.select(({ fn }) => ['account.id', fn.count('appeal.id').as('open')])
		.where('post.role', '=', role)
		.groupBy('account.id')
		.orderBy('open', 'desc')
		.orderBy('account.id')
		.limit(1)
		.executeTakeFirstOrThrow();
	return found.id;
}

async function take(browser: Browser, app: StartedApp, db: Database, shot: Shot): Promise<void> {
	const context = await browser.newContext({
		viewport: SIZES[shot.size],
		deviceScaleFactor: shot.size === 'phone' ? 2 : 1,
		baseURL: app.origin
	});
	await context.addCookies([{ name: 'lang', value: shot.lang, url: app.origin }]);
	if (shot.role !== undefined) await openSession(context, db, { accountId: await busiest(db, shot.role), kind: 'staff' }, app.origin);
	if (shot.appealId !== undefined)
		await context.addCookies([{ name: 'appeal', value: addGrant(undefined, shot.appealId), url: app.origin }]);
	const page = await context.newPage();
	const answer = await page.goto(shot.path, { waitUntil: shot.follows === true ? 'load' : 'networkidle' });
	if (answer?.status() !== 200) throw new Error(`${shot.path} answers ${String(answer?.status())}`);
	if (shot.preview === true) {
		await page.locator('main a[href*="open="]').nth(1).click();
		await page.waitForURL(/open=/);
	}
	const picture = await page.screenshot({ fullPage: shot.full === true });
	await context.close();
	// Flat colours: a palette keeps them and takes a third of the bytes.
	const small = await sharp(picture).png({ palette: true, colours: 128, effort: 10 }).toBuffer();
	writeFileSync(path.join(OUT, `${shot.name}-${shot.lang}-${shot.size}.png`), small);
	console.log(`  ${shot.name}-${shot.lang}-${shot.size}.png  ${String(Math.round(small.length / 1024))} KB`);
}

async function shots(db: Database): Promise<Shot[]> {
	const [kk, ru] = [await livelyAppeal(db, 'kk', 'forwarding'), await livelyAppeal(db, 'ru', 'forwarding')];
	const [hearing, problem] = [await livelyAppeal(db, 'kk', 'hearing'), await solvedProblem(db)];
	const { directive, protocol, region } = await owed(db);
	const { held, discussed, going } = await sat(db);
	const { day_id: line } = await db.reader
		.selectFrom('ticket_line')
		.select('day_id')
		.where('closed_at', 'is', null)
		.executeTakeFirstOrThrow();
	const { promise_id: promise } = await db.reader
		.selectFrom('promise_reply')
		.innerJoin('promise', 'promise.id', 'promise_reply.promise_id')
		.select('promise_id')
		.where('verdict', '=', 'kept')
		.orderBy('promise_id')
		.executeTakeFirstOrThrow();
	return [
		{ name: 'home', lang: 'kk', size: 'phone', path: paths.home('kk') },
		{ name: 'home', lang: 'ru', size: 'desktop', path: paths.home('ru') },
		{ name: 'status', lang: 'kk', size: 'desktop', path: paths.appeals.status('kk', kk.number), appealId: kk.id },
		{ name: 'status', lang: 'ru', size: 'phone', path: paths.appeals.status('ru', ru.number), appealId: ru.id },
		{ name: 'problem', lang: 'kk', size: 'phone', path: paths.problems.one('kk', problem) },
		{ name: 'problem', lang: 'ru', size: 'desktop', path: paths.problems.one('ru', problem) },
		{ name: 'data', lang: 'kk', size: 'desktop', path: paths.openData('kk'), full: true },
		{ name: 'desk', lang: 'ru', size: 'desktop', path: paths.desk.home, role: 'executor', preview: true },
		{ name: 'desk', lang: 'kk', size: 'phone', path: paths.desk.home, role: 'executor' },
		{ name: 'case', lang: 'ru', size: 'desktop', path: paths.desk.appeal(ru.id), role: 'central' },
		{ name: 'case', lang: 'kk', size: 'phone', path: paths.desk.appeal(hearing.id), role: 'central' },
		{ name: 'statistics', lang: 'ru', size: 'desktop', path: paths.desk.statistics(), role: 'branch_head' },
		{ name: 'statistics', lang: 'kk', size: 'phone', path: paths.desk.statistics(), role: 'branch_head' },
		{ name: 'directive', lang: 'ru', size: 'desktop', path: paths.desk.directive(directive), role: 'central' },
		{ name: 'directive', lang: 'kk', size: 'phone', path: paths.desk.directive(directive), role: 'central' },
		{ name: 'scorecard', lang: 'ru', size: 'desktop', path: paths.desk.scorecard(region), role: 'central' },
		{ name: 'protocol', lang: 'kk', size: 'desktop', path: paths.desk.protocol(protocol), role: 'central' },
		{ name: 'debts', lang: 'kk', size: 'phone', path: paths.desk.debts(), role: 'branch_head' },
		{ name: 'promise', lang: 'kk', size: 'phone', path: paths.promises.one('kk', promise) },
		{ name: 'promise', lang: 'ru', size: 'desktop', path: paths.promises.one('ru', promise) },
		{ name: 'sitting', lang: 'kk', size: 'phone', path: paths.sittings.one('kk', discussed) },
		{ name: 'minutes', lang: 'ru', size: 'desktop', path: paths.sittings.minutes('ru', held) },
		{ name: 'sitting-hall', lang: 'kk', size: 'desktop', path: paths.floor.hall('kk', going), follows: true },
		{ name: 'sitting-live', lang: 'kk', size: 'phone', path: paths.floor.live('kk', going), follows: true },
		{ name: 'line', lang: 'ru', size: 'desktop', path: paths.desk.line(line), role: 'central', follows: true },
		{ name: 'hall', lang: 'kk', size: 'desktop', path: paths.hall('kk', line), follows: true }
	];
}

process.env.JAUAP_SECRET = SECRET;
mkdirSync(OUT, { recursive: true });
const app = await startApp(['demo']);
const db = openDatabase(app.databaseUrl, { max: 2 });
const browser = await chromium.launch(await browserOptions());
try {
	for (const shot of await shots(db)) await take(browser, app, db, shot);
} finally {
	await browser.close();
	await db.close();
	await app.stop();
}
