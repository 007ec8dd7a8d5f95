/** One appeal while it is lived through: its row, its acts and what hangs on it. Each method is one act of the application. */
import { makeAccessCode, hashAccessCode, sha256 } from '../../platform/secrets.ts';
import { toTsvector } from '../../platform/search/index.ts';
import {
	deliveryWay,
	formatAppealNumber,
	redoDueOn,
	titleOf,
	type AppealState,
	type Channel,
	type DeliveryWay,
	type Outcome,
	type Verdict
} from '../../modules/appeals/rules.ts';
import { applicantRow, type Applicant } from './applicants.ts';
import { iso, type Book, type Told, type Who } from './book.ts';
import { idAt } from './ids.ts';
import type { Picture } from './pictures.ts';
import type { DemoLang } from './texts/index.ts';
import { Work } from './work.ts';
import type { Desk, Terms } from './world.ts';
import { plainDay } from './worktime.ts';

export interface Opening {
	desk: Desk;
	applicant: Applicant;
	lang: DemoLang;
	channel: Channel;
	text: string;
	place: string | undefined;
	kind: string;
	themeId: string;
	receivedAt: number;
	/** The operator who took it in, if somebody did. */
	operator: string | undefined;
}

const zoneYear = (ms: number): number => plainDay(ms).year;
const instant = (ms: number | null): string | null => (ms === null ? null : iso(ms));

interface Deadline {
	rule: string;
	start: Temporal.PlainDate;
	at: number;
	metAt: number | null;
}

export class Case {
	readonly id: string;
	readonly number: string;
	readonly lang: DemoLang;
	readonly desk: Desk;
	state: AppealState = 'received';
	readonly start: Temporal.PlainDate;
	readonly firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	/** When the last act was. */
	at: number;
	unit: Desk;
	executor: string | null = null;
	readonly #book: Book;
	readonly #terms: Terms;
	readonly #opening: Opening;
	readonly #acts: Told[] = [];
	readonly #deadlines: Deadline[] = [];
	#registered: { at: number; by: string } | undefined;
	#answered: { at: number; outcome: Outcome } | undefined;
	#draft: { outcome: Outcome; text: string; by: string; at: number; submittedAt: number | null; reason: string | null } | undefined;
	#decisions = 0;
	#lastDecision = '';
	#verdict: { verdict: Verdict; rating: number | null } | undefined;
	#closedAt: number | null = null;
	#returns = 0;
	#reopens = 0;
	#changes = 0;
	#work: Work | undefined;

	constructor(book: Book, terms: Terms, opening: Opening) {
		const { desk, receivedAt, channel, kind } = opening;
		this.#book = book;
		this.#terms = terms;
		this.#opening = opening;
		this.id = idAt(receivedAt);
		this.lang = opening.lang;
		this.desk = this.unit = desk;
		this.at = receivedAt;
		const year = zoneYear(receivedAt);
		this.number = formatAppealNumber(desk.code, year, book.next(`appeal:${desk.code}:${String(year)}`));
		this.start = terms.startOf(receivedAt);
		const rule = terms.ruleOf(kind);
		this.firstDueOn = this.dueOn = terms.due(rule, this.start).dueOn;
		this.#deadlines.push({ rule: 'register', start: this.start, at: receivedAt, metAt: null });
		this.#deadlines.push({ rule, start: this.start, at: receivedAt, metAt: null });
		const who: Who = opening.operator === undefined ? 'anonymous' : { person: opening.operator };
		this.#tell(who, 'received', 'applicant', { number: this.number, channel, unit: desk.unitId, due: this.dueOn.toString() });
	}

	/** Where it stands, for whoever takes it up from here. */
	get left(): { id: string; number: string; at: number; desk: Desk; executor: string } {
		return { id: this.id, number: this.number, at: this.at, desk: this.unit, executor: this.executor ?? '' };
	}

	get reported(): boolean {
		return this.#work?.state === 'reported';
	}

	#tell(who: Who, act: string, seenBy: Told['seenBy'], data: Record<string, unknown>): void {
		this.#acts.push({ at: this.at, who, act: `appeal.${act}`, seenBy, data });
	}

	#meet(rules: readonly string[]): void {
		for (const deadline of this.#deadlines) if (rules.includes(deadline.rule)) deadline.metAt ??= this.at;
	}

	register(by: string): void {
		const { kind, themeId } = this.#opening;
		this.state = 'registered';
		this.#changes++;
		this.#registered = { at: this.at, by };
		this.#meet(['register']);
		this.#tell({ person: by }, 'registered', 'applicant', { kind, was: kind, theme: themeId, due: this.dueOn.toString() });
	}

	look(by: string): void {
		this.#tell({ person: by }, 'applicant_seen', 'staff', {});
	}

	assign(by: string, unit: Desk, executor: string): void {
		const from = this.unit.unitId;
		this.state = 'in_work';
		this.#changes++;
		this.unit = unit;
		this.executor = executor;
		this.#work = new Work(this.#book, {
			at: this.at,
			issuer: by,
			issuerUnitId: from,
			unitId: unit.unitId,
			person: executor,
			text: this.number,
			dueOn: this.dueOn,
			subject: { kind: 'appeal', id: this.id }
		});
		this.#tell({ person: by }, 'assigned', 'applicant', { unit: unit.unitId, from, executor });
	}

	/** The applicant adds something, or somebody of the staff writes. */
	remark(author: 'applicant' | { person: string }, seenBy: Told['seenBy'], text: string): void {
		const person = author === 'applicant' ? null : author.person;
		this.#book.add('appeal_remark', [
			idAt(this.at),
			this.id,
			iso(this.at),
			author === 'applicant' ? 'applicant' : 'staff',
			person,
			seenBy,
			text
		]);
		if (author === 'applicant') this.#tell(author, 'added', seenBy, { hasText: true, files: [] });
		else this.#tell(author, 'remarked', seenBy, { files: [] });
	}

	report(by: string, text: string, pictures: readonly Picture[]): void {
		const files = pictures.map((picture, i) => {
			const id = idAt(this.at);
			const name = `IMG_${String(1000 + ((this.#book.told * 7 + i) % 9000))}.jpg`;
			const { sha256, mime, bytes } = picture;
			this.#book.add('file', [id, sha256, name, mime, bytes, 'appeal', this.id, 'applicant', iso(this.at), by]);
			return id;
		});
		this.#work?.report(this.at, by, text);
		this.#tell({ person: by }, 'reported', 'applicant', { text, files });
	}

	draft(by: string, outcome: Outcome, text: string): void {
		this.#draft = { outcome, text, by, at: this.at, submittedAt: null, reason: this.#draft?.reason ?? null };
	}

	submit(): void {
		if (this.#draft === undefined) return;
		this.#draft = { ...this.#draft, at: this.at, submittedAt: this.at, reason: null };
		this.state = 'on_approval';
		this.#changes++;
		this.#tell({ person: this.#draft.by }, 'decision_submitted', 'applicant', {});
	}

	sendBack(by: string, reason: string): void {
		if (this.#draft === undefined) return;
		this.#draft = { ...this.#draft, submittedAt: null, reason };
		this.state = 'in_work';
		this.#changes++;
		this.#returns++;
		if (this.reported) this.#work?.sendBack(this.at, reason);
		this.#tell({ person: by }, 'decision_returned', 'staff', { reason });
	}

	extend(by: string, reason: string, to: Temporal.PlainDate): void {
		const from = this.dueOn;
		this.#book.add('appeal_extension', [idAt(this.at), this.id, reason, from.toString(), to.toString(), by, iso(this.at)]);
		this.dueOn = to;
		this.#changes++;
		this.#work?.move(this.at, by, to, reason);
		this.#tell({ person: by }, 'extended', 'applicant', { reason, from: from.toString(), to: to.toString() });
	}

	/** The head signs what was submitted; the delivery begins. Returns how it goes. */
	sign(by: string): DeliveryWay {
		if (this.#draft === undefined) throw new Error('nothing to sign');
		const { outcome, text, by: draftedBy } = this.#draft;
		const hash = sha256(text);
		this.#lastDecision = idAt(this.at);
		this.#decisions++;
		this.#book.add('decision', [this.#lastDecision, this.id, this.#decisions, outcome, this.lang, text, draftedBy, by, iso(this.at), hash]);
		const { email, address } = this.#opening.applicant;
		const channel = deliveryWay({ email: email ?? null, address: address ?? null });
		this.state = 'answered';
		this.#changes++;
		this.#answered = { at: this.at, outcome };
		this.#draft = undefined;
		this.#verdict = undefined;
		this.#meet(['consider', 'complaint_review', 'redo']);
		this.#work?.settle(this.at, by);
		const data = { decision: this.#lastDecision, outcome, ground: null, sha256: hash.toString('hex'), delivery: channel };
		this.#tell({ person: by }, 'decided', 'applicant', data);
		return channel;
	}

	/** What became of the delivery of the last decision: this is its only row, so it is said once. */
	deliver(channel: DeliveryWay, state: 'waiting' | 'sent' | 'failed' | 'handed' | 'read', detail: string | null, by: string | null): void {
		this.#book.add('delivery', [idAt(this.at), this.#lastDecision, this.id, channel, state, iso(this.at), detail, by]);
		if (state === 'handed' && by !== null) this.#tell({ person: by }, 'delivered', 'applicant', { how: 'handed' });
		if (state === 'read') this.#tell('applicant', 'delivered', 'applicant', { how: 'page' });
		if (state === 'sent') this.#tell('system', 'delivered', 'applicant', { how: 'mail' });
		if (state === 'failed') this.#tell('system', 'delivery_failed', 'applicant', { how: 'mail' });
	}

	/** A mail that failed before it was handed over: told, its row is written by what followed. */
	mailFailed(): void {
		this.#tell('system', 'delivery_failed', 'applicant', { how: 'mail' });
	}

	rate(verdict: Verdict, rating: number | null, disagrees: boolean, text: string | undefined): void {
		this.#book.add('appeal_verdict', [idAt(this.at), this.id, this.#lastDecision, verdict, rating, text ?? null, disagrees, iso(this.at)]);
		this.#verdict = { verdict, rating };
		this.#changes++;
		this.#tell('applicant', 'rated', 'applicant', { verdict, rating, disagrees, ...(text === undefined ? {} : { text }) });
		if (disagrees) this.#reopen();
		else if (verdict === 'solved') this.close('applicant');
	}

	#reopen(): void {
		const today = plainDay(this.at);
		this.#deadlines.push({ rule: 'redo', start: today, at: this.at, metAt: null });
		this.dueOn = redoDueOn(this.#terms.due('redo', today).dueOn, this.firstDueOn);
		this.state = 'in_work';
		this.#answered = undefined;
		this.#changes++;
		this.#reopens++;
		this.#work = new Work(this.#book, {
			at: this.at,
			issuer: undefined,
			issuerUnitId: this.unit.unitId,
			unitId: this.unit.unitId,
			person: this.executor ?? undefined,
			text: this.number,
			dueOn: this.dueOn,
			subject: { kind: 'appeal', id: this.id }
		});
		this.#tell('applicant', 'reopened', 'applicant', { due: this.dueOn.toString() });
	}

	close(by: 'applicant' | 'term'): void {
		this.state = 'closed';
		this.#closedAt = this.at;
		this.#changes++;
		this.#tell(by === 'applicant' ? 'applicant' : 'system', 'closed', 'applicant', { by });
	}

	withdraw(reason: string | undefined): void {
		this.state = 'withdrawn';
		this.#closedAt = this.at;
		this.#changes++;
		this.#meet(['register', 'consider', 'complaint_review', 'redo']);
		this.#work?.cancel(this.at, 'withdrawn');
		this.#tell('applicant', 'withdrawn', 'applicant', reason === undefined ? {} : { reason });
	}

	/** Writes the appeal as it stands now. */
	write(): void {
		const { applicant, channel, text, place, kind, themeId, receivedAt, operator } = this.#opening;
		const book = this.#book;
		const answered = this.#answered;
		book.add('appeal', [
			this.id,
			this.number,
			this.state,
			kind,
			this.lang,
			channel,
			titleOf(text),
			text,
			themeId,
			applicant.place.id,
			this.desk.regionId,
			place ?? null,
			this.unit.unitId,
			this.executor,
			iso(receivedAt),
			operator ?? null,
			instant(this.#registered?.at ?? null),
			this.#registered?.by ?? null,
			this.#terms.due('register', this.start).dueOn.toString(),
			this.firstDueOn.toString(),
			this.dueOn.toString(),
			instant(answered?.at ?? null),
			answered === undefined ? null : Math.max(0, this.#terms.daysBetween(this.start, plainDay(answered.at))),
			instant(this.#closedAt),
			answered?.outcome ?? null,
			this.#verdict?.verdict ?? null,
			this.#verdict?.rating ?? null,
			this.#returns,
			this.#reopens,
			hashAccessCode(makeAccessCode()),
			1 + this.#changes,
			iso(this.at)
		]);
		book.add('appeal_applicant', applicantRow(this.id, applicant));
		book.add('appeal_search', [this.id, toTsvector(`${text} ${place ?? ''}`)]);
		this.#writeDeadlines();
		const draft = this.#draft;
		if (draft !== undefined && (this.state === 'in_work' || this.state === 'on_approval')) {
			const { outcome, by, at, submittedAt, reason } = draft;
			book.add('decision_draft', [this.id, outcome, this.lang, draft.text, by, iso(at), instant(submittedAt), reason]);
		}
		this.#work?.write();
		book.chain('appeal', this.id, this.#acts);
	}

	#writeDeadlines(): void {
		for (const { rule, start, at, metAt } of this.#deadlines) {
			const due = this.#terms.due(rule, start);
			this.#book.add('deadline', [
				idAt(at),
				'appeal',
				this.id,
				rule,
				due.ruleVersion,
				due.calendarVersion,
				start.toString(),
				due.dueOn.toString(),
				this.#terms.reason(rule, start),
				iso(at),
				instant(metAt)
			]);
		}
	}
}
