/** Pages as a browser gets them, from the built server started the way people start it. */
import { gzipSync } from 'node:zlib';
import { openDatabase, rows, sql, type Database } from '../src/platform/db/index.ts';
import { startSession } from '../src/platform/identity/sessions.ts';
import { newId } from '../src/platform/ids.ts';
import { hashAccessCode } from '../src/platform/secrets.ts';
import { atRate, inTurn, type Measured } from './measure.ts';
import { ORIGIN, withServer } from './server.ts';
import { composeAppeal } from '../src/cli/demo/texts/index.ts';
import { seeded } from '../src/cli/demo/random.ts';

export interface PageSize {
	name: string;
	gzipped: number;
}

/** The page with all style sheets it names, each gzipped as it would be sent. Fonts and pictures apart. */
async function sizeOf(name: string, url: string, headers: HeadersInit): Promise<PageSize> {
	const html = await (await fetch(url, { headers })).text();
	let gzipped = gzipSync(html).length;
	for (const [, href] of html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)) {
		gzipped += gzipSync(await (await fetch(new URL(href ?? '', url))).text()).length;
	}
	return { name, gzipped };
}

async function get(url: string, headers: HeadersInit): Promise<void> {
	const response = await fetch(url, { headers, redirect: 'manual' });
	await response.arrayBuffer();
	if (response.status !== 200) throw new Error(`${url} answered ${String(response.status)}`);
}

/** A signed-in session of a region's head, as a cookie, and one of the cases under that head. */
async function regionHead(db: Database): Promise<{ cookie: string; caseId: string }> {
	const [found] = await rows(
		db.reader,
		sql<{ person_id: string; caseId: string }>`
			SELECT p.person_id, a.id AS "caseId" FROM post p JOIN unit region ON region.id = p.unit_id
			JOIN unit u ON u.path <@ region.path JOIN appeal a ON a.unit_id = u.id
			WHERE p.role = 'head' AND region.kind = 'regional' AND a.state = 'in_work' AND NOT a.sensitive LIMIT 1`
	);
	if (found === undefined) throw new Error('the register has no region with a case in work');
	return { cookie: await cookieOf(db, found.person_id), caseId: found.caseId };
}

/** A signed-in session of the central office, as a cookie. */
async function centralOffice(db: Database): Promise<string> {
	const { person_id } = await db.reader.selectFrom('post').select('person_id').where('role', '=', 'central').executeTakeFirstOrThrow();
	return cookieOf(db, person_id);
}

async function cookieOf(db: Database, person_id: string): Promise<string> {
	return db.write(async (tx) => {
		const known = await tx.selectFrom('account').select('id').where('person_id', '=', person_id).executeTakeFirst();
		const id = known?.id ?? newId();
		if (known === undefined) {
			await tx
				.insertInto('account')
				.values({ id, kind: 'staff', email: `${person_id}@bench.example`, person_id })
				.execute();
		}
		const { token } = await startSession(tx, { accountId: id, kind: 'staff', client: 'bench' }, ['password', 'totp']);
		return `jauap=${token}`;
	});
}

/** Opens an appeal by its number and code, as the form does; the answer's cookie keeps it open. */
async function openedAppeal(db: Database): Promise<{ number: string; cookie: string }> {
	const { number } = await db.reader
		.selectFrom('appeal')
		.select('number')
		.where('state', '=', 'in_work')
		.where('sensitive', '=', false)
		.where('version', '=', 1)
		.orderBy('received_at', 'desc')
		.executeTakeFirstOrThrow();
	await db.write((tx) =>
		tx
			.updateTable('appeal')
			.set({ access_code_hash: hashAccessCode('BENCH') })
			.where('number', '=', number)
			.execute()
	);
	const form = new URLSearchParams({ number, code: 'BENCH' });
	const response = await fetch(`${ORIGIN}/kk/appeals`, {
		method: 'POST',
		body: form,
		headers: { Origin: ORIGIN, Accept: 'text/html' },
		redirect: 'manual'
	});
	if (response.status !== 303) throw new Error(`the appeal did not open: ${String(response.status)}`);
	return {
		number,
		cookie: response.headers
			.getSetCookie()
			.map((line) => line.split(';')[0] ?? '')
			.join('; ')
	};
}

export async function measurePages(url: string, seconds: number): Promise<{ measured: Measured[]; sizes: PageSize[] }> {
	const db = openDatabase(url, { max: 4 });
	try {
		return await withServer(url, () => measure(db, seconds));
	} finally {
		await db.close();
	}
}

async function measure(db: Database, seconds: number): Promise<{ measured: Measured[]; sizes: PageSize[] }> {
	const [staff, central, appeal] = [await regionHead(db), await centralOffice(db), await openedAppeal(db)];
	const pages = [
		['page: home', '/kk', {}, 10],
		["page: citizen's appeal", `/kk/appeals/${appeal.number}`, { Cookie: appeal.cookie }, 10],
		['page: public figures', '/kk/data', {}, undefined],
		['page: desk queue, region head', '/desk?view=unit', { Cookie: staff.cookie }, undefined],
		['page: desk search', '/desk/search?q=мектеп', { Cookie: staff.cookie }, undefined],
		['page: desk case', `/desk/appeals/${staff.caseId}`, { Cookie: staff.cookie }, undefined],
		['page: desk statistics, region head', '/desk/statistics?period=2026', { Cookie: staff.cookie }, undefined],
		['page: desk statistics, central office', '/desk/statistics?period=2026', { Cookie: central }, undefined]
	] as const;
	const measured: Measured[] = [];
	for (const [name, at, headers, goal] of pages) {
		measured.push(
			await inTurn(
				name,
				200,
				() => get(ORIGIN + at, headers),
				goal === undefined ? undefined : { text: `p50 < ${String(goal)}`, percentile: 'p50', ms: goal }
			)
		);
	}
	measured.push(await posts(db, seconds));
	const sizes = [];
	for (const [name, at, headers] of pages.slice(0, 3)) sizes.push(await sizeOf(name, ORIGIN + at, headers));
	return { measured, sizes };
}

/** Appeals through the API at a rate, each under its own key. */
async function posts(db: Database, seconds: number): Promise<Measured> {
	const random = seeded(11);
	const territories = await db.reader.selectFrom('territory').select('code').where('level', '=', 2).execute();
	return atRate('POST /api/v1/appeals, 100/s', 100, seconds, async () => {
		const { text } = composeAppeal(random, 'water', 'ru');
		const response = await fetch(`${ORIGIN}/api/v1/appeals`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newId() },
			body: JSON.stringify({
				text,
				language: 'ru',
				territory: random.pick(territories).code,
				applicant: { name: 'Опытный Заявитель', phone: '+77010000001' }
			})
		});
		await response.arrayBuffer();
		if (response.status !== 201) throw new Error(`intake answered ${String(response.status)}`);
	});
}
