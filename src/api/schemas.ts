/** What answers are made of. Named here, they are components of the OpenAPI document. */
import { z } from '@hono/zod-openapi';
import { LANGS } from '#platform/i18n/lang.ts';
import { CHANNELS, OUTCOMES, STATES, VERDICTS } from '#modules/appeals/rules.ts';
import { KINDS } from '#modules/appeals/rules/suggest.ts';

export const day = z.iso.date().openapi({ example: '2026-11-30' });
export const instant = z.iso.datetime().openapi({ example: '2026-11-30T06:40:00Z' });
export const uuid = z.guid();
const lang = z.enum(LANGS);
const state = z.enum(STATES);
/** A named schema or null: `nullable()` would make the component itself nullable everywhere. */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

const Issue = z
	.object({
		pointer: z.string().optional().openapi({ description: 'JSON pointer into the body (RFC 6901)', example: '/applicant/phone' }),
		parameter: z.string().optional(),
		header: z.string().optional(),
		code: z.string(),
		detail: z.string()
	})
	.openapi('Issue');

const KeptDraft = z.object({ number: z.string().openapi({ example: 'D-2026-000001' }), url: z.url() }).openapi('KeptDraft');

export const Problem = z
	.object({
		type: z.string().openapi({ example: '/problems/not_found' }),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		instance: z.string(),
		code: z.string(),
		errors: z.array(Issue).optional(),
		draft: KeptDraft.optional()
	})
	.openapi('Problem');

const Named = z.object({ id: z.string(), name: z.string() }).openapi('Named');
export const Coded = z.object({ id: uuid, code: z.string(), name: z.string() }).openapi('Coded');

const SkippedDay = z
	.object({ day, why: z.enum(['weekend', 'off']), name: z.string().nullable(), source: z.string().nullable() })
	.openapi('SkippedDay');
const WorkedDay = z.object({ day, name: z.string(), source: z.string() }).openapi('WorkedDay');

/** How a date came about. */
export const Term = z
	.object({
		rule: z.string(),
		startsOn: day,
		dueOn: day,
		n: z.int(),
		unit: z.enum(['working_day', 'calendar_day', 'month']),
		skipped: z.array(SkippedDay),
		worked: z.array(WorkedDay),
		rolledFrom: day.nullable()
	})
	.openapi('Term');

export const Sent = z
	.object({
		number: z.string().openapi({ example: 'ALA-2026-000123' }),
		accessCode: z.string().openapi({ description: 'Shown once.', example: '7K2M9-QX4TB-…' }),
		statusUrl: z.url(),
		dueDate: day,
		receivedAt: instant
	})
	.openapi('Sent');

const Responsible = z.object({ unit: z.string(), phone: z.string().nullable(), address: z.string().nullable() }).openapi('Responsible');

const TimelineRow = z
	.object({
		at: instant,
		act: z.string().openapi({ example: 'appeal.registered' }),
		text: z.string(),
		by: z.enum(['applicant', 'staff', 'system']),
		note: z.string().nullable()
	})
	.openapi('TimelineRow');

const Remark = z.object({ at: instant, by: z.enum(['applicant', 'staff']), text: z.string() }).openapi('Remark');

const Document = z
	.object({ id: uuid, name: z.string(), mime: z.string(), bytes: z.int(), uploadedAt: instant, url: z.string() })
	.openapi('Document');

export const Decision = z
	.object({
		ordinal: z.int(),
		outcome: z.enum(OUTCOMES),
		outcomeText: z.string(),
		ground: orNull(Named),
		language: lang,
		text: z.string(),
		signedAt: instant,
		sha256: z.string(),
		disagreeUntil: day,
		verdict: z.object({ verdict: z.enum(VERDICTS), rating: z.int().nullable(), disagrees: z.boolean(), at: instant }).nullable()
	})
	.openapi('Decision');

const appealFields = {
	number: z.string(),
	state,
	stateText: z.string(),
	kind: Named,
	language: lang,
	channel: z.enum(CHANNELS),
	title: z.string(),
	text: z.string(),
	theme: orNull(Coded),
	territory: orNull(Coded),
	place: z.string().nullable(),
	latitude: z.number().nullable(),
	longitude: z.number().nullable(),
	receivedAt: instant,
	registeredAt: instant.nullable(),
	firstDueDate: day,
	dueDate: day,
	overdue: z.boolean(),
	term: orNull(Term),
	timeline: z.array(TimelineRow),
	remarks: z.array(Remark),
	documents: z.array(Document),
	decision: orNull(Decision)
};

/** An appeal as its applicant sees it. */
export const Appeal = z
	.object({ ...appealFields, statusText: z.string(), responsible: Responsible, possible: z.array(z.enum(['add', 'withdraw', 'rate'])) })
	.openapi('Appeal');

export const QueueItem = z
	.object({
		id: uuid,
		number: z.string(),
		title: z.string(),
		state,
		dueDate: day,
		receivedAt: instant,
		theme: z.string().nullable(),
		place: z.string().nullable(),
		unit: Coded,
		executor: orNull(Named),
		returns: z.int(),
		reopens: z.int()
	})
	.openapi('QueueItem');

export const QueuePage = z
	.object({ items: z.array(QueueItem), next: z.string().nullable().openapi({ description: 'The cursor of the next page.' }) })
	.openapi('QueuePage');

const Delivery = z
	.object({
		id: uuid,
		channel: z.enum(['mail', 'letter', 'page']),
		state: z.enum(['waiting', 'sent', 'failed', 'handed', 'read']),
		at: instant,
		detail: z.string().nullable()
	})
	.openapi('Delivery');

const DecisionDraft = z
	.object({
		outcome: z.enum(OUTCOMES).nullable(),
		groundId: z.string().nullable(),
		language: lang,
		text: z.string(),
		submittedAt: instant.nullable(),
		returnReason: z.string().nullable()
	})
	.openapi('DecisionDraft');

/** An appeal as staff see it. Who wrote is read apart, and journalled. */
export const Case = z
	.object({
		...appealFields,
		remarks: z.array(Remark.extend({ seenBy: z.enum(['applicant', 'staff']) })),
		id: uuid,
		version: z.int(),
		unit: Coded,
		executor: orNull(Named),
		returns: z.int(),
		reopens: z.int(),
		extensions: z.array(z.object({ at: instant, reason: z.string(), from: day, to: day })),
		deliveries: z.array(Delivery),
		draft: orNull(DecisionDraft),
		repeats: z.array(QueueItem),
		may: z.array(z.string()).openapi({ description: 'What the actor may do with this appeal now.' })
	})
	.openapi('Case');

export const Applicant = z
	.object({
		name: z.string().nullable(),
		phone: z.string().nullable(),
		email: z.string().nullable(),
		emailVerified: z.boolean(),
		iin: z.string().nullable(),
		address: z.string().nullable()
	})
	.openapi('Applicant');

export const Done = z.object({ state, dueDate: day }).openapi('Done');

export const Unit = z
	.object({
		id: uuid,
		code: z.string(),
		name: z.string(),
		kind: z.string(),
		parentId: uuid.nullable(),
		territoryId: uuid.nullable(),
		open: z.boolean()
	})
	.openapi('Unit');

export const Territory = z
	.object({ id: uuid, code: z.string().openapi({ example: '196849100' }), level: z.int(), name: z.string(), label: z.string() })
	.openapi('Territory');

export const Kind = z
	.object({
		id: z.enum(KINDS),
		name: z.string(),
		explanation: z.string(),
		source: z.string(),
		/** False while an election runs that does not take this kind. */
		taken: z.boolean(),
		term: z.object({ n: z.int(), unit: Term.shape.unit })
	})
	.openapi('Kind');
