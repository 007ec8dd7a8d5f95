/** A register of a given size: appeals over three years in every state, each with its whole journal, hashed as the database would. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../src/platform/ids.ts';
import {
	makeCalendar,
	registrationDay,
	workingDaysBetween,
	deadline,
	type Calendar,
	type SpecialDay
} from '../src/platform/calendar/rules.ts';
import { ZONE } from '../src/platform/i18n/format.ts';
import { blindIndex, seal } from '../src/platform/secrets.ts';
import { toTsvector } from '../src/platform/search/index.ts';
import { seeded, type Random } from '../src/cli/demo/random.ts';
import { composeAppeal } from '../src/cli/demo/texts/index.ts';
import { titleOf } from '../src/modules/appeals/rules.ts';
import { dropIndexes, Loader } from '../src/cli/copy.ts';
import type { Place } from './organisation.ts';

export interface Generated {
	appeals: number;
	journalRows: number;
	seconds: number;
	indexSeconds: number;
}

const TABLES = ['appeal', 'appeal_applicant', 'appeal_search', 'deadline', 'decision', 'delivery', 'journal', 'journal_head'] as const;
const BATCH = 20_000;
const DAY = 86_400_000;

interface Text {
	text: string;
	title: string;
	words: string;
	language: string;
	themeId: string;
	decision: string;
}

interface Context {
	random: Random;
	places: readonly Place[];
	texts: readonly Text[];
	calendar: Calendar;
	today: number;
	counters: Map<string, number>;
	dates: Map<number, Dates>;
	applicant: { name: Buffer; phones: Buffer[]; phoneIndexes: Buffer[]; codeHash: Buffer };
	load: Record<(typeof TABLES)[number], Loader>;
}

interface Dates {
	startsOn: Temporal.PlainDate;
	start: string;
	due: string;
	explanation: string;
}

function loaders(): Context['load'] {
	return {
		appeal: new Loader('appeal', [
			'id',
			'number',
			'state',
			'kind',
			'language',
			'channel',
			'title',
			'text',
			'theme_id',
			'territory_id',
			'region_id',
			'unit_id',
			'executor_id',
			'received_at',
			'registered_at',
			'register_by',
			'first_due_on',
			'due_on',
			'answered_at',
			'answered_days',
			'closed_at',
			'outcome',
			'verdict',
			'rating',
			'access_code_hash',
			'sensitive',
			'reopens',
			'version',
			'changed_at'
		]),
		appeal_applicant: new Loader('appeal_applicant', ['appeal_id', 'name', 'phone', 'phone_index']),
		appeal_search: new Loader('appeal_search', ['appeal_id', 'words', 'scope', 'weeks', 'received_at']),
		deadline: new Loader('deadline', [
			'id',
			'subject_kind',
			'subject_id',
			'rule_id',
			'rule_version',
			'calendar_version',
			'starts_on',
			'due_on',
			'explanation',
			'computed_at',
			'met_at'
		]),
		decision: new Loader('decision', ['id', 'appeal_id', 'ordinal', 'outcome', 'language', 'text', 'signed_at', 'sha256']),
		delivery: new Loader('delivery', ['id', 'decision_id', 'appeal_id', 'channel', 'state', 'at']),
		journal: new Loader('journal', ['subject_kind', 'subject_id', 'seq', 'at', 'actor_kind', 'actor_id', 'act', 'seen_by', 'data', 'hash']),
		journal_head: new Loader('journal_head', ['subject_kind', 'subject_id', 'seq', 'hash'])
	};
}

async function context(client: pg.Client, places: readonly Place[], seed: number, today: Temporal.PlainDate): Promise<Context> {
	const random = seeded(seed);
	const { rows: themes } = await client.query<{ id: string; code: string }>('SELECT id, code FROM theme ORDER BY position');
	const { rows: days } = await client.query<{ day: string; kind: 'off' | 'worked' }>('SELECT day::text, kind FROM calendar_day');
	const { rows: version } = await client.query<{ v: number }>('SELECT coalesce(max(version), 0) AS v FROM calendar_version');
	const special = days.map((d): SpecialDay => ({
		day: d.day,
		kind: d.kind,
		name: { kk: '', ru: '', en: '' },
		source: { kk: '', ru: '', en: '' }
	}));
	const texts: Text[] = [];
	for (let i = 0; i < 12_000; i++) {
		const theme = random.pick(themes);
		const language = random.chance(0.55) ? 'kk' : 'ru';
		const made = composeAppeal(random, theme.code, language);
		texts.push({
			text: made.text,
			title: titleOf(made.text),
			words: toTsvector(made.text),
			language,
			themeId: theme.id,
			decision: made.decision
		});
	}
	// Five appeals a person in three years.
	const phones = Array.from({ length: 200_000 }, (_, i) => `+7701${String(1_000_000 + i)}`);
	return {
		random,
		places,
		texts,
		calendar: makeCalendar(version[0]?.v ?? 0, special),
		today: today.toZonedDateTime(ZONE).epochMilliseconds,
		counters: new Map(),
		dates: new Map(),
		applicant: {
			name: seal('Сынақ Өтінішші'),
			phones: phones.map((p) => seal(p)),
			phoneIndexes: phones.map((p) => blindIndex('phone', p)),
			codeHash: createHash('sha256').update('bench').digest()
		},
		load: loaders()
	};
}

function datesOf(c: Context, receivedAt: number): Dates {
	const day = Math.floor(receivedAt / DAY);
	let dates = c.dates.get(day);
	if (dates === undefined) {
		const zoned = Temporal.Instant.fromEpochMilliseconds(day * DAY + 6 * 3_600_000).toZonedDateTimeISO(ZONE);
		const startsOn = registrationDay(c.calendar, zoned, Temporal.PlainTime.from('18:30'));
		const due = deadline(c.calendar, startsOn, { ruleId: 'consider', ruleVersion: 1, n: 15, unit: 'working_day' });
		dates = { startsOn, start: startsOn.toString(), due: due.dueOn.toString(), explanation: JSON.stringify(due.explanation) };
		c.dates.set(day, dates);
	}
	return dates;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** One chain: the same bytes as journal_append() hashes. */
function chain(c: Context, id: string, acts: readonly { at: number; actor: string; act: string; seenBy: string; data: object }[]): void {
	let hash = Buffer.alloc(0);
	acts.forEach((a, i) => {
		const data = JSON.stringify(a.data);
		const fields = ['appeal', id, String(i + 1), String(a.at), a.actor, '', a.act, a.seenBy, data].join('\x1f');
		hash = createHash('sha256').update(hash).update(fields).digest();
		c.load.journal.add(['appeal', id, i + 1, iso(a.at), a.actor, null, a.act, a.seenBy, data, hash]);
	});
	c.load.journal_head.add(['appeal', id, acts.length, hash]);
}

/** The Monday of an instant's week (UTC), as the database writes it. */
function monday(at: number): string {
	const day = new Date(at);
	return iso(at - ((day.getUTCDay() + 6) % 7) * DAY).slice(0, 10);
}

function oneAppeal(c: Context): void {
	const { random } = c;
	const id = newId();
	// Three years, more of late; the last weeks are the open ones.
	const age = Math.floor(1095 * DAY * random.next() ** 1.6);
	const receivedAt = Math.floor(c.today - age + random.below(DAY / 3) + 3 * 3_600_000 - DAY);
	const place = c.places[Math.floor(c.places.length * random.next() ** 1.5)] ?? random.pick(c.places);
	const text = random.pick(c.texts);
	const dates = datesOf(c, receivedAt);
	const year = iso(receivedAt).slice(0, 4);
	const counter = (c.counters.get(`${place.unitCode}:${year}`) ?? 0) + 1;
	c.counters.set(`${place.unitCode}:${year}`, counter);
	const number = `${place.unitCode}-${year}-${String(counter).padStart(6, '0')}`;
	const took = Math.floor((4 + 22 * random.next()) * DAY);
	const answered = age > took + 2 * DAY && random.chance(0.997) ? receivedAt + took : undefined;
	const executor = random.pick(place.executors);
	const closed = answered !== undefined && age > took + 20 * DAY ? answered + 14 * DAY : undefined;
	const verdict = answered !== undefined && random.chance(0.35) ? random.pick(['solved', 'solved', 'partly', 'not_solved']) : null;
	const registered = answered !== undefined || age > DAY ? receivedAt + 7_200_000 : undefined;
	const state =
		closed !== undefined
			? 'closed'
			: answered !== undefined
				? 'answered'
				: registered === undefined
					? 'received'
					: random.chance(0.85)
						? 'in_work'
						: 'on_approval';
	const days = answered === undefined ? null : Math.max(0, workingDays(c, dates.startsOn, answered));
	const outcome = answered === undefined ? null : random.pick(['satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted']);
	c.load.appeal.add([
		id,
		number,
		state,
		'application',
		text.language,
		random.pick(['web', 'web', 'visit', 'phone', 'letter']),
		text.title,
		text.text,
		text.themeId,
		place.territoryId,
		place.regionId,
		place.unitId,
		registered === undefined ? null : executor,
		iso(receivedAt),
		registered === undefined ? null : iso(registered),
		// Its rule gives it no day more.
		dates.start,
		dates.due,
		dates.due,
		answered === undefined ? null : iso(answered),
		days,
		closed === undefined ? null : iso(closed),
		outcome,
		verdict,
		verdict === null ? null : 1 + random.below(5),
		c.applicant.codeHash,
		// One in two hundred is for named readers only: every count has to leave it out.
		random.chance(0.005),
		random.chance(0.03) ? 1 : 0,
		1,
		iso(receivedAt)
	]);
	const phone = random.below(c.applicant.phones.length);
	c.load.appeal_applicant.add([id, c.applicant.name, c.applicant.phones[phone] ?? null, c.applicant.phoneIndexes[phone] ?? null]);
	const scope = [place.unitId, place.regionUnitId, place.regionId, ...(registered === undefined ? [] : [executor])];
	c.load.appeal_search.add([id, text.words, `{${scope.join(',')}}`, `{${monday(receivedAt)}}`, iso(receivedAt)]);
	c.load.deadline.add([
		newId(),
		'appeal',
		id,
		'consider',
		1,
		c.calendar.version,
		dates.start,
		dates.due,
		dates.explanation,
		iso(receivedAt),
		answered === undefined ? null : iso(answered)
	]);
	if (answered !== undefined) decided(c, { id, answered, outcome, text });
	chain(
		c,
		id,
		actsOf({ receivedAt, registered, answered, closed, verdict, number, due: dates.due, executor, unit: place.unitId, outcome })
	);
}

const spans = new Map<string, number>();

function workingDays(c: Context, start: Temporal.PlainDate, answered: number): number {
	const end = Temporal.Instant.fromEpochMilliseconds(answered).toZonedDateTimeISO(ZONE).toPlainDate();
	const key = `${start.toString()} ${end.toString()}`;
	let days = spans.get(key);
	if (days === undefined) spans.set(key, (days = workingDaysBetween(c.calendar, start, end)));
	return days;
}

function decided(c: Context, a: { id: string; answered: number; outcome: string | null; text: Text }): void {
	const decisionId = newId();
	c.load.decision.add([
		decisionId,
		a.id,
		1,
		a.outcome,
		a.text.language,
		a.text.decision,
		iso(a.answered),
		createHash('sha256').update(a.text.decision).digest()
	]);
	c.load.delivery.add([newId(), decisionId, a.id, 'letter', 'handed', iso(a.answered + DAY)]);
}

interface Course {
	receivedAt: number;
	registered: number | undefined;
	answered: number | undefined;
	closed: number | undefined;
	verdict: string | null;
	number: string;
	due: string;
	executor: string;
	unit: string;
	outcome: string | null;
}

function actsOf(a: Course) {
	const acts = [
		{
			at: a.receivedAt,
			actor: 'anonymous',
			act: 'appeal.received',
			seenBy: 'applicant',
			data: { number: a.number, channel: 'web', unit: a.unit, due: a.due } as object
		}
	];
	const add = (at: number, actor: string, act: string, seenBy: string, data: object) => acts.push({ at, actor, act, seenBy, data });
	if (a.registered !== undefined) {
		add(a.registered, 'staff', 'appeal.registered', 'applicant', { kind: 'application', due: a.due });
		add(a.registered + 60_000, 'staff', 'appeal.applicant_seen', 'staff', {});
		add(a.registered + 3_600_000, 'staff', 'appeal.assigned', 'applicant', { unit: a.unit, executor: a.executor });
	}
	if (a.answered === undefined) return acts;
	add(a.answered - 3 * DAY + 1_000, 'staff', 'appeal.applicant_seen', 'staff', {});
	add(a.answered - 2 * DAY, 'staff', 'appeal.reported', 'applicant', { text: 'Орнында тексерілді, жұмыс жоспарға енгізілді', files: [] });
	add(a.answered - DAY, 'staff', 'appeal.decision_submitted', 'applicant', {});
	add(a.answered, 'staff', 'appeal.decided', 'applicant', { outcome: a.outcome });
	add(a.answered + DAY, 'staff', 'appeal.delivered', 'applicant', { how: 'handed' });
	if (a.verdict !== null) add(a.answered + 2 * DAY, 'applicant', 'appeal.rated', 'applicant', { verdict: a.verdict });
	if (a.closed !== undefined) add(a.closed, 'system', 'appeal.closed', 'applicant', { by: 'term' });
	return acts;
}

/** Fills the register. `onProgress` is told the appeals made so far. Run as the owner of the tables. */
export async function generate(
	client: pg.Client,
	places: readonly Place[],
	appeals: number,
	onProgress: (made: number) => void
): Promise<Generated> {
	const started = performance.now();
	const c = await context(client, places, 20_261_123, Temporal.PlainDate.from('2026-11-23'));
	const indexes = await dropIndexes(client, TABLES);
	// Replica role: neither foreign keys nor the journal's trigger run; its hashes are made here, and verified later.
	await client.query('SET session_replication_role = replica');
	for (let made = 0; made < appeals;) {
		for (let i = 0; i < BATCH && made < appeals; i++, made++) oneAppeal(c);
		for (const table of TABLES) await c.load[table].flush(client);
		onProgress(made);
	}
	await client.query('SET session_replication_role = origin');
	for (const [series, value] of c.counters) await client.query('INSERT INTO counter VALUES ($1, $2)', [`appeal:${series}`, value]);
	const loaded = performance.now();
	await client.query(`SET maintenance_work_mem = '512MB'`);
	for (const statement of indexes) await client.query(statement);
	await client.query('VACUUM (ANALYZE)');
	await client.query('REFRESH MATERIALIZED VIEW appeal_figures');
	await client.query('REFRESH MATERIALIZED VIEW appeal_figures_days');
	await client.query('REFRESH MATERIALIZED VIEW appeal_words');
	await client.query('ANALYZE');
	// What the load still has to write is not what is measured next.
	await client.query('CHECKPOINT');
	return {
		appeals,
		journalRows: c.load.journal.rows,
		seconds: (loaded - started) / 1000,
		indexSeconds: (performance.now() - loaded) / 1000
	};
}
