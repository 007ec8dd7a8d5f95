/** One assignment while it is worked on, as the assignments room writes it. */
import { iso, type Book, type Told, type Who } from './book.ts';
import { idAt } from './ids.ts';

export interface Issue {
	at: number;
	/** Who issued it; the system when nobody did. */
	issuer: string | undefined;
	issuerUnitId: string;
	unitId: string;
	person: string | undefined;
	text: string;
	dueOn: Temporal.PlainDate;
	/** What it is about; without one it stands for itself. */
	subject?: { kind: 'appeal'; id: string };
}

interface Report {
	id: string;
	at: number;
	by: string;
	text: string;
	verdict: { kind: 'accepted' | 'returned'; reason: string | null; at: number; by: string | null } | undefined;
}

export class Work {
	readonly id: string;
	state: 'issued' | 'reported' | 'returned' | 'accepted' | 'cancelled' = 'issued';
	readonly #book: Book;
	readonly #issue: Issue;
	readonly #acts: Told[] = [];
	readonly #reports: Report[] = [];
	#dueOn: Temporal.PlainDate;
	#reportedAt: number | null = null;
	#closedAt: number | null = null;
	#returns = 0;
	#written = false;

	constructor(book: Book, issue: Issue) {
		this.#book = book;
		this.#issue = issue;
		this.#dueOn = issue.dueOn;
		this.id = idAt(issue.at);
		const { issuer, unitId, person, dueOn, subject } = issue;
		this.#tell(issue.at, issuer === undefined ? 'system' : { person: issuer }, 'issued', {
			unit: unitId,
			person: person ?? null,
			helpers: [],
			due: dueOn.toString(),
			...(subject === undefined ? {} : { subject }),
			parent: null
		});
	}

	#tell(at: number, who: Who, act: string, data: Record<string, unknown>): void {
		this.#acts.push({ at, who, act: `assignment.${act}`, seenBy: 'staff', data });
	}

	report(at: number, by: string, text: string): void {
		const id = idAt(at);
		this.#reports.push({ id, at, by, text, verdict: undefined });
		if (this.state !== 'reported') this.#reportedAt = at;
		this.state = 'reported';
		this.#tell(at, { person: by }, 'reported', { report: id, files: 0 });
	}

	#judge(kind: 'accepted' | 'returned', reason: string | null, at: number, by: string | null): void {
		for (const report of this.#reports) report.verdict ??= { kind, reason, at, by };
	}

	/** The head returned the decision, and the system the report under it; or the issuer returned the report. */
	sendBack(at: number, reason: string, by?: string): void {
		this.#judge('returned', reason, at, by ?? null);
		this.state = 'returned';
		this.#reportedAt = null;
		this.#returns++;
		this.#tell(at, by === undefined ? 'system' : { person: by }, 'returned', { reason });
	}

	move(at: number, by: string, to: Temporal.PlainDate, reason: string): void {
		this.#tell(at, { person: by }, 'due_moved', { from: this.#dueOn.toString(), to: to.toString(), reason });
		this.#dueOn = to;
	}

	askExtension(at: number, by: string, to: Temporal.PlainDate, reason: string): void {
		this.#book.add('assignment_extension', [idAt(at), this.id, by, iso(at), reason, to.toString()]);
		this.#tell(at, { person: by }, 'extension_asked', { to: to.toString(), reason });
	}

	accept(at: number, by: string): void {
		this.#judge('accepted', null, at, by);
		this.state = 'accepted';
		this.#closedAt = at;
		this.#tell(at, { person: by }, 'accepted', {});
		this.write();
	}

	/** Accepted because the room saw the work done: the decision was signed. */
	settle(at: number, by: string): void {
		this.state = 'accepted';
		this.#closedAt = at;
		this.#tell(at, { person: by }, 'accepted', { settled: true });
		this.write();
	}

	cancel(at: number, reason: string): void {
		if (this.state === 'accepted') return;
		this.state = 'cancelled';
		this.#closedAt = at;
		this.#tell(at, 'system', 'cancelled', { reason });
		this.write();
	}

	/** Writes it as it stands, once: nothing follows what is closed. */
	write(): void {
		if (this.#written) return;
		this.#written = true;
		const { at, issuer, issuerUnitId, unitId, person, text, dueOn, subject } = this.#issue;
		const about = [subject?.kind ?? 'assignment', subject?.id ?? this.id];
		this.#book.add('assignment', [
			this.id,
			// Nothing here is a part of another assignment: its origin is what it is about.
			...about,
			...about,
			text,
			this.state,
			issuer ?? null,
			issuerUnitId,
			unitId,
			person ?? null,
			iso(at),
			dueOn.toString(),
			this.#dueOn.toString(),
			this.#reportedAt === null ? null : iso(this.#reportedAt),
			this.#closedAt === null ? null : iso(this.#closedAt),
			this.#returns,
			this.#acts.length
		]);
		for (const { id, at: when, by, text: said, verdict } of this.#reports) {
			const judged = verdict === undefined ? [null, null, null, null] : [verdict.kind, verdict.reason, iso(verdict.at), verdict.by];
			this.#book.add('assignment_report', [id, this.id, by, said, iso(when), ...judged]);
		}
		this.#book.chain('assignment', this.id, this.#acts);
	}
}
