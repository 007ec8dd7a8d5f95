/** The weekly letter: one to each head. The work grows with the heads, not with what they owe. */
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { dayOf, formatDate, ZONE } from '#platform/i18n/format.ts';
import { isWithin } from '#platform/identity/actor.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { queueMails, type MailRequest } from '#platform/mail/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { titleOf } from '#modules/assignments/server/index.ts';
import { unitsBelow, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { lettersGo, weekEnd, weekStart } from '../rules.ts';
import { headsWithout, type Head } from './letter-heads.ts';
import { debts, type Debt } from './queries.ts';

/** Heads of one transaction: whoever is killed in between goes on from there. */
const BATCH = 25;
/** Counting stops here: "200+" says as much. */
const COUNTED = 200;
/** What a letter names of each part; it says how many more there are. */
const NAMED = 5;
/** Of what nobody has touched, the latest are looked at: where there are more, the letter says “at least”. */
const SILENT = 500;

/** Sends what is due of this week and not sent yet. How many letters were queued. */
export async function mailWeekly(reader: Reader, write: JobContext['write']): Promise<number> {
	const present = now().toZonedDateTimeISO(ZONE);
	const [calendar, time] = await Promise.all([loadCalendar(reader), getSetting(reader, 'weekly_letter')]);
	if (!lettersGo(calendar, present, time)) return 0;
	const week = weekStart(present.toPlainDate());
	let mails = 0;
	for (let heads = await headsWithout(reader, week, undefined, BATCH); heads.length > 0;) {
		const letters = new Map<string, Letter>();
		for (const head of heads) letters.set(head.personId, await letterFor(reader, head));
		mails += await write((tx) => queueOnce(tx, week, letters));
		heads = heads.length < BATCH ? [] : await headsWithout(reader, week, heads.at(-1)?.personId, BATCH);
	}
	return mails;
}

interface Letter {
	owed: number;
	/** Undefined for who owes nothing. */
	mail: MailRequest | undefined;
}

/** The rows and the letters in one transaction: two nodes send one, and a second run none. */
async function queueOnce(tx: Tx, week: Temporal.PlainDate, letters: ReadonlyMap<string, Letter>): Promise<number> {
	const fresh = await tx
		.insertInto('weekly_letter')
		.values([...letters].map(([person_id, { owed }]) => ({ person_id, week, owed, at: now() })))
		.onConflict((c) => c.doNothing())
		.returning('person_id')
		.execute();
	const mails = fresh.flatMap((row) => letters.get(row.person_id)?.mail ?? []);
	await queueMails(tx, mails);
	return mails.length;
}

/** Three reads of what is owed, each cut off at a limit, and the names: as many statements for ten tasks as for ten thousand. */
async function letterFor(db: Reader, head: Head): Promise<Letter> {
	const today = dayOf(now());
	const [unit, judged, silent] = await Promise.all([
		debts(db, head, 'unit', { limit: COUNTED + 1, until: weekEnd(today) }),
		debts(db, head, 'mine', { limit: COUNTED + 1, judgement: true }),
		debts(db, head, 'unit', { limit: SILENT, until: today.subtract({ days: 1 }), quiet: true })
	]);
	// What waits for somebody's judgement has no date of its own: it is late with nobody.
	const dated = unit.filter((row) => debtSources().get(row.kind)?.judgement !== 'undated');
	const late = dated.filter((row) => Temporal.PlainDate.compare(row.dueOn, today) < 0);
	const soon = dated.slice(late.length);
	const owed = late.length + soon.length + judged.length;
	if (owed === 0) return { owed, mail: undefined };
	const t = messages[head.language].letter;
	const parts = [
		part(head, t.late, late),
		part(head, t.soon, soon),
		part(head, t.judged, judged),
		...(await silentBelow(db, head, silent)),
		`${t.all}: ${publicOrigin()}${paths.desk.debts('unit')}`,
		`${t.off}: ${publicOrigin()}${paths.desk.debtSettings()}`
	];
	const text = [t.greeting(head.name), ...parts.filter((one) => one !== '')].join('\n\n');
	const subject = t.subject({ late: count(late), soon: count(soon), judged: count(judged) });
	return { owed, mail: { to: head.email, lang: head.language, subject, text } };
}

const count = (list: readonly unknown[]) => (list.length > COUNTED ? `${String(COUNTED)}+` : String(list.length));

/** One part: its heading with the count, the first rows, how many more. Empty for nothing. */
function part(head: Head, heading: (n: string) => string, list: readonly Debt[]): string {
	if (list.length === 0) return '';
	const { language: lang } = head;
	const t = messages[lang].letter;
	const lines = list.slice(0, NAMED).map((row) => {
		const source = debtSources().get(row.kind);
		// A letter lies about for long: of a case it says the number and no word more.
		const which = row.name ?? (row.text === null ? '' : titleOf(row.text));
		const what = `${source?.title(row.state)[lang] ?? ''}: ${which}`;
		return `• ${what}, ${t.due(formatDate(lang, row.dueOn))}\n  ${publicOrigin()}${source?.path(row.about) ?? paths.desk.debts()}`;
	});
	const more = list.length > COUNTED ? `${String(COUNTED - NAMED)}+` : String(list.length - NAMED);
	return [heading(count(list)), ...lines, ...(list.length > NAMED ? [t.more(more)] : [])].join('\n');
}

/** The units directly below with something late that nobody has touched, the most silent first; of a list that was cut off the counts are the least. */
async function silentBelow(db: Reader, head: Head, silent: readonly Debt[]): Promise<string[]> {
	if (silent.length === 0) return [];
	const own = head.posts.filter((post) => post.role === 'head' || post.role === 'branch_head');
	const units = await unitsByIds(
		db,
		silent.map((row) => row.unitId)
	);
	const below = (await Promise.all(own.map((post) => unitsBelow(db, post.unitId)))).flat();
	const counted = below
		.map((unit) => ({ unit, n: silent.filter((row) => isWithin(units.get(row.unitId)?.path ?? '', unit.path)).length }))
		.filter(({ n }) => n > 0)
		.toSorted((a, b) => b.n - a.n);
	if (counted.length === 0) return [];
	const t = messages[head.language].letter;
	const cut = silent.length === SILENT;
	const lines = counted.slice(0, NAMED).map(({ unit, n }) => `• ${unit.name[head.language]}: ${cut ? t.atLeast(String(n)) : String(n)}`);
	return [[t.silent, ...lines, ...(counted.length > NAMED ? [t.moreUnits(counted.length - NAMED)] : [])].join('\n')];
}
