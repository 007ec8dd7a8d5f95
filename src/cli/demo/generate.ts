/** Fills an empty database with the fictional organisation and its appeals. */
import pg from 'pg';
import { openDatabase, rows, sql, type Database, type Reader } from '../../platform/db/index.ts';
import { now } from '../../platform/clock.ts';
import { accessCodeFor, hashAccessCode } from '../../platform/secrets.ts';
import { getSetting } from '../../platform/settings/index.ts';
import type { AppealState } from '../../modules/appeals/rules.ts';
import { Book } from './book.ts';
import { Case } from './case.ts';
import { takeCouncils } from './council.ts';
import { Course } from './course.ts';
import { writeDrafts, writeTasks } from './extras.ts';
import { letters } from './letters.ts';
import { makeOrganisation } from './organisation.ts';
import { drawPictures } from './pictures.ts';
import { playStories } from './rooms/index.ts';
import type { Kept } from './rooms/stage.ts';
import { DEMO_UNIT, readWorld } from './world.ts';

/** What a database holds: nothing yet, the organisation without appeals (a start that was cut short), a demo, something real. */
export type Filled = 'empty' | 'organised' | 'demo' | 'foreign';

export async function filled(db: Reader): Promise<Filled> {
	const [known] = await rows(
		db,
		sql<{ appeals: boolean; people: boolean }>`SELECT EXISTS (SELECT FROM appeal) AS appeals, EXISTS (SELECT FROM person) AS people`
	);
	const demo = (await getSetting(db, 'demo_accounts')).length > 0;
	if (known === undefined || (!known.appeals && !known.people)) return 'empty';
	if (!demo) return 'foreign';
	return known.appeals ? 'demo' : 'organised';
}

export interface Generated {
	appeals: number;
	journalRows: number;
	/** Acts that the rules did not allow: none, unless the calendar of these days is very odd. */
	refused: string[];
}

export interface GenerateOptions {
	appeals: number;
	seed?: number;
	say?: (what: string) => void;
}

const SEED = 20_261_123;

/**
 * Fills the database at `url` (its owner connects). The organisation is one transaction, the appeals another: a start
 * cut short is taken up where it was. Does nothing to a database that already is a demo.
 */
export async function generate(url: string, { appeals, seed = SEED, say = () => undefined }: GenerateOptions): Promise<Generated> {
	const db = openDatabase(url, { max: 2 });
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const state = await filled(db.reader);
		if (state === 'demo' || state === 'foreign') return { appeals: 0, journalRows: 0, refused: [] };
		say('organisation and people');
		if (state === 'empty') await makeOrganisation(db, seed);
		return await fill(client, db, { appeals, seed, say });
	} finally {
		await client.end();
		await db.close();
	}
}

async function fill(client: pg.Client, db: Database, { appeals, seed, say }: Required<GenerateOptions>): Promise<Generated> {
	const world = await readWorld(client, db.reader, now(), seed);
	const pictures = await drawPictures();
	const book = new Book();
	say('letters');
	let made = 0;
	const kept: Kept[] = [];
	for (const { opening, content, theme, story } of letters(world, appeals)) {
		const one = new Case(book, world.terms, opening);
		new Course(world, one, content, pictures).live(opening.operator);
		one.write();
		if (story !== undefined) kept.push({ ...one.left, story, theme, lang: one.lang });
		if (++made % 500 === 0) {
			say(`${made.toLocaleString('en')} of ${appeals.toLocaleString('en')} appeals`);
			// Lets the turning mark turn.
			await new Promise(setImmediate);
		}
	}
	writeDrafts(world, book, Math.max(12, Math.round(appeals / 100)));
	writeTasks(world, book, Math.max(24, Math.round(appeals / 60)));
	say('writing');
	await client.query('BEGIN');
	try {
		await book.write(client);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK');
		throw error;
	}
	say('what the rooms did');
	const refused = await playStories(db, world, kept, seed);
	await takeCouncils(db);
	// What the rooms did may have moved one of them on.
	await giveKnownCodes(client);
	say('figures');
	await client.query('ANALYZE');
	await client.query('SELECT refresh_figures()');
	await client.query('SELECT refresh_rights_figures()');
	return { appeals: made, journalRows: book.told, refused };
}

// The three appeals whose codes are told at every start: the code follows from the deployment's key and a name.
const KNOWN: readonly [name: string, where: string][] = [
	['demo:in_work', `a.state = 'in_work' AND a.due_on >= now()::date AND EXISTS (SELECT FROM file f WHERE f.subject_id = a.id)`],
	['demo:answered', `a.state = 'answered' AND a.verdict IS NULL AND a.reopens = 0`],
	['demo:closed', `a.state = 'closed' AND a.verdict = 'solved' AND a.reopens > 0`]
];

async function giveKnownCodes(client: pg.Client): Promise<void> {
	for (const [name, where] of KNOWN) {
		// From the demo district where it has one; whatever else is near the wish where not.
		const state = name.slice('demo:'.length);
		await client.query(
			`UPDATE appeal SET access_code_hash = $1 WHERE id = (
				SELECT a.id FROM appeal a JOIN unit u ON u.id = a.unit_id WHERE a.state = $2
				ORDER BY (${where}) DESC, u.code = $3 DESC, a.language = 'kk' DESC, a.received_at DESC LIMIT 1)`,
			[hashAccessCode(accessCodeFor(name)), state, DEMO_UNIT]
		);
	}
}

export interface KnownAppeal {
	number: string;
	code: string;
	state: AppealState;
}

/** The appeals whose codes may be shown to anybody. */
export async function knownAppeals(db: Reader): Promise<KnownAppeal[]> {
	const found: KnownAppeal[] = [];
	for (const [name] of KNOWN) {
		const code = accessCodeFor(name);
		const row = await db
			.selectFrom('appeal')
			.select(['number', 'state'])
			.where('access_code_hash', '=', hashAccessCode(code))
			.executeTakeFirst();
		if (row !== undefined) found.push({ number: row.number, code, state: row.state as AppealState });
	}
	return found;
}
