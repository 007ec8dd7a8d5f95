/** Everything that is written, collected by table and sent at the end by COPY; chains are hashed as the database hashes them. */
import type pg from 'pg';
import { rowHash } from '../../platform/journal/chain.ts';
import { Loader, type Cell } from '../copy.ts';

const COLUMNS = {
	appeal:
		'id number state kind language channel title text theme_id territory_id region_id place unit_id executor_id received_at received_by registered_at registered_by register_by first_due_on due_on answered_at answered_days closed_at outcome verdict rating returns reopens access_code_hash version changed_at',
	appeal_applicant: 'appeal_id name phone phone_index email email_index address',
	appeal_search: 'appeal_id words',
	appeal_draft: 'id number token_hash language channel body unit_id person_id created_at changed_at',
	appeal_remark: 'id appeal_id at author person_id seen_by text',
	decision_draft: 'appeal_id outcome language text drafted_by changed_at submitted_at return_reason',
	decision: 'id appeal_id ordinal outcome language text drafted_by signed_by signed_at sha256',
	delivery: 'id decision_id appeal_id channel state at detail person_id',
	appeal_verdict: 'id appeal_id decision_id verdict rating text disagrees at',
	appeal_extension: 'id appeal_id reason old_due_on new_due_on decided_by decided_at',
	assignment:
		'id subject_kind subject_id origin_kind origin_id text state issuer_person_id issuer_unit_id unit_id person_id issued_at first_due_on due_on reported_at closed_at returns version',
	assignment_report: 'id assignment_id person_id text at verdict verdict_reason verdict_at verdict_by',
	assignment_extension: 'id assignment_id asked_by asked_at reason new_due_on',
	deadline: 'id subject_kind subject_id rule_id rule_version calendar_version starts_on due_on explanation computed_at met_at',
	file: 'id sha256 name mime bytes subject_kind subject_id seen_by uploaded_at uploaded_by',
	journal: 'subject_kind subject_id seq at actor_kind actor_id act seen_by data hash',
	journal_head: 'subject_kind subject_id seq hash'
} as const;
export type Table = keyof typeof COLUMNS;
const TABLES = Object.keys(COLUMNS) as Table[];

/** Who acted: a person of the staff by id, or one of the others by kind. */
export type Who = { person: string } | 'anonymous' | 'applicant' | 'system';

export interface Told {
	at: number;
	who: Who;
	act: string;
	seenBy: 'applicant' | 'staff';
	data: Record<string, unknown>;
}

export const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

interface Line {
	at: number;
	row: Cell[];
}

export class Book {
	readonly #loaders = new Map(TABLES.map((table) => [table, new Loader(table, COLUMNS[table].split(' '))]));
	readonly #journal: Line[] = [];
	/** Series of numbers and the last one taken. */
	readonly counters = new Map<string, number>();

	/** One row, its cells in the order of the table's columns above. */
	add(table: Exclude<Table, 'journal' | 'journal_head'>, row: readonly Cell[]): void {
		this.#loaders.get(table)?.add(row);
	}

	next(series: string): number {
		const value = (this.counters.get(series) ?? 0) + 1;
		this.counters.set(series, value);
		return value;
	}

	/** The whole chain of one subject, oldest act first. */
	chain(kind: 'appeal' | 'assignment', id: string, acts: readonly Told[]): void {
		let hash: Buffer = Buffer.alloc(0);
		acts.forEach(({ at, who, act, seenBy, data }, i) => {
			const [actorKind, actorId] = typeof who === 'string' ? [who, null] : ['staff', who.person];
			const text = JSON.stringify(data);
			const row = {
				id: 0,
				kind,
				subject: id,
				seq: i + 1,
				at: String(at * 1000),
				actorKind,
				actorId: actorId ?? '',
				act,
				seenBy,
				data: text,
				hash
			};
			hash = rowHash(hash, row);
			this.#journal.push({ at, row: [kind, id, i + 1, iso(at), actorKind, actorId, act, seenBy, text, hash] });
		});
		this.#loaders.get('journal_head')?.add([kind, id, acts.length, hash]);
	}

	/** Rows of the journal so far. */
	get told(): number {
		return this.#journal.length;
	}

	/**
	 * Writes everything in the client's transaction, the journal in the order of time. The journal's trigger is off
	 * meanwhile, since places and hashes are given; whoever calls owns the tables.
	 */
	async write(client: pg.Client): Promise<void> {
		for (const { row } of this.#journal.toSorted((a, b) => a.at - b.at)) this.#loaders.get('journal')?.add(row);
		await client.query('ALTER TABLE journal DISABLE TRIGGER journal_append');
		for (const loader of this.#loaders.values()) await loader.flush(client);
		await client.query('ALTER TABLE journal ENABLE TRIGGER journal_append');
		for (const [series, value] of this.counters) {
			await client.query('INSERT INTO counter VALUES ($1, $2) ON CONFLICT (series) DO UPDATE SET value = excluded.value', [series, value]);
		}
	}
}
