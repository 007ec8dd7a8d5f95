/** Where stories are played: the rooms' own commands, each at its time, what they post delivered at once. */
import { now, setClock } from '../../../platform/clock.ts';
import { rows, sql, type Database, type Tx } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Lang } from '../../../platform/i18n/lang.ts';
import type { Actor, Staff } from '../../../platform/identity/actor.ts';
import { heldPosts } from '../../../platform/identity/posts.ts';
import { newId } from '../../../platform/ids.ts';
import { topics, type JobContext } from '../../../platform/jobs/registry.ts';
import type { Story } from '../stories.ts';
import type { DemoLang } from '../texts/index.ts';
import type { Desk, World } from '../world.ts';
import { plainDay } from '../worktime.ts';

/** An appeal that was left for a story. */
export interface Kept {
	story: Story;
	id: string;
	number: string;
	/** When the last act on it was. */
	at: number;
	/** Where it is worked. */
	desk: Desk;
	executor: string;
	lang: DemoLang;
	theme: string;
}

interface Step {
	at: number;
	act: (tx: Tx) => Promise<unknown>;
}

/** The people of a desk who play. */
export interface Company {
	operator: Staff;
	executor: Staff;
	head: Staff;
}

export class Stage {
	readonly db: Database;
	readonly world: World;
	readonly #staff = new Map<string, Staff>();

	constructor(db: Database, world: World) {
		this.db = db;
		this.world = world;
	}

	async staff(personId: string | undefined): Promise<Staff> {
		if (personId === undefined) throw new Error('nobody holds this post');
		const known = this.#staff.get(personId);
		if (known !== undefined) return known;
		const { name, language } = await this.db.reader
			.selectFrom('person')
			.select(['name', 'language'])
			.where('id', '=', personId)
			.executeTakeFirstOrThrow();
		const posts = await heldPosts(this.db.reader, personId, plainDay(this.world.now));
		const staff: Staff = { kind: 'staff', accountId: personId, personId, name, language: language as Lang, posts };
		this.#staff.set(personId, staff);
		return staff;
	}

	async company({ desk, executor }: Pick<Kept, 'desk' | 'executor'>): Promise<Company> {
		const [operator, worker, head] = [await this.staff(desk.operators[0]), await this.staff(executor), await this.staff(desk.heads[0])];
		return { operator, executor: worker, head };
	}

	/** Plays everything in the order of time, up to now. What the rules do not allow on these days ends its story; returns those. */
	async play(scripts: readonly Script[]): Promise<string[]> {
		const refused: string[] = [];
		const over = new Set<Script>();
		const steps = scripts.flatMap((script) => script.steps.map((step) => ({ script, ...step })));
		let clock = 0;
		const restore = setClock(() => Temporal.Instant.fromEpochMilliseconds(clock));
		try {
			for (const { script, at, act } of steps.toSorted((a, b) => a.at - b.at)) {
				if (at > this.world.now || over.has(script)) continue;
				clock = at;
				try {
					await this.db.write(act);
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					over.add(script);
					refused.push(`${script.name}: ${error.code}`);
				}
				await this.#post();
			}
		} finally {
			restore();
		}
		return refused;
	}

	/** What was queued happens now, as it would have then: a letter has arrived, what follows an act has followed. */
	async #post(): Promise<void> {
		const { reader, write } = this.db;
		const context: JobContext = { id: newId(), attempt: 1, last: false, signal: new AbortController().signal, reader, write };
		for (;;) {
			const queued = await write((tx) => rows(tx, sql<Queued>`DELETE FROM outbox RETURNING id, topic, payload`));
			if (queued.length === 0) return;
			for (const { topic, payload } of queued.toSorted((a, b) => Number(a.id) - Number(b.id))) {
				const { onDone } = payload;
				const done = { ...onDone?.payload, state: 'sent', detail: '250 2.0.0 OK', at: now().toString() };
				if (topic !== 'mail') await topics.get(topic)?.handler(payload as never, context);
				else if (onDone !== undefined) await topics.get(onDone.topic)?.handler(done as never, context);
			}
		}
	}
}

interface Queued {
	id: string;
	topic: string;
	payload: { onDone?: { topic: string; payload: object } };
}

/** The acts of one story with their times. */
export class Script {
	readonly name: string;
	readonly steps: Step[] = [];
	at: number;
	readonly #world: World;

	constructor(stage: Stage, name: string, from: number) {
		this.name = name;
		this.at = from;
		this.#world = stage.world;
	}

	/** So many working days later; with 0 later on the same day. */
	after(days: number, act: Step['act']): this {
		const { work, random } = this.#world;
		return this.on(Math.max(work.onDay(random, this.at, days), this.at + 60_000), act);
	}

	/** Nothing happens for so many working days. */
	wait(days: number): this {
		const { work, random } = this.#world;
		this.at = work.onDay(random, this.at, days);
		return this;
	}

	/** At an instant. */
	on(at: number, act: Step['act']): this {
		this.at = Math.floor(at);
		this.steps.push({ at: this.at, act });
		return this;
	}

	/** The working day so many days after the last act. */
	day(days: number): Temporal.PlainDate {
		const ms = this.#world.work.dayAfter(this.at, days) * 86_400_000;
		return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate();
	}
}

export const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });
