/** How a file's columns become appeals: a small JSON file beside the CSV. Pure. */
import { z } from 'zod';
import { LANGS, type Lang } from '#platform/i18n/lang.ts';
import { KINDS, type KindId } from '../rules/suggest.ts';

/** A value by column: as it stands, looked up, or matched by regular expressions in order; else the default. */
const choice = <T extends z.ZodType>(value: T) =>
	z.union([
		value,
		z.strictObject({
			column: z.string(),
			values: z.record(z.string(), value).optional(),
			match: z.array(z.tuple([z.string(), value])).optional(),
			default: value.optional()
		})
	]);

const STATES = ['received', 'closed'] as const;

export const mappingSchema = z.strictObject({
	/** Names the origin: together with the id it makes the import repeatable. */
	source: z.string().min(1).max(60),
	delimiter: z.string().length(1).default(','),
	id: z.string(),
	/** Columns joined to the text, in order. */
	text: z.array(z.string()).min(1),
	receivedAt: z.strictObject({ column: z.string(), format: z.enum(['unix', 'iso']) }),
	language: choice(z.enum(LANGS)),
	kind: choice(z.enum(KINDS)).optional(),
	state: choice(z.enum(STATES)).optional(),
	/** Theme's code, such as `roads`. */
	theme: choice(z.string()).optional(),
	/** KATO code. */
	territory: choice(z.string().regex(/^\d{9}$/)).optional(),
	place: z.string().optional(),
	latitude: z.string().optional(),
	longitude: z.string().optional()
});
export type Mapping = z.output<typeof mappingSchema>;

type Choice<T extends string> =
	T | { column: string; values?: Record<string, T> | undefined; match?: [string, T][] | undefined; default?: T | undefined };
export type Row = Readonly<Record<string, string | undefined>>;

function choose<T extends string>(row: Row, by: Choice<T> | undefined): T | undefined {
	if (by === undefined || typeof by === 'string') return by;
	const cell = row[by.column] ?? '';
	const matched = by.match?.find(([pattern]) => new RegExp(pattern, 'iu').test(cell))?.[1];
	return by.values?.[cell] ?? matched ?? by.default;
}

export interface ImportedAppeal {
	externalId: string;
	text: string;
	receivedAt: Temporal.Instant;
	language: Lang;
	kind: KindId | undefined;
	state: (typeof STATES)[number];
	themeCode: string | undefined;
	territoryCode: string | undefined;
	place: string | undefined;
	latitude: number | undefined;
	longitude: number | undefined;
}

export type Reject = 'no_id' | 'no_text' | 'date' | 'future' | 'language' | 'no_place';
export type Mapped = { ok: true; appeal: ImportedAppeal } | { ok: false; reason: Reject };

function instant(cell: string, format: Mapping['receivedAt']['format']): Temporal.Instant | undefined {
	try {
		if (format === 'iso') return Temporal.Instant.from(cell);
		return /^\d{1,12}$/.test(cell) ? Temporal.Instant.fromEpochMilliseconds(Number(cell) * 1000) : undefined;
	} catch {
		return undefined;
	}
}

function degrees(cell: string | undefined, most: number): number | undefined {
	const value = cell === undefined || cell.trim() === '' ? NaN : Number(cell);
	return Number.isFinite(value) && Math.abs(value) <= most ? value : undefined;
}

/** One row of the file as an appeal, or why it cannot be one. `now` bounds its time of receipt. */
export function mapRow(row: Row, mapping: Mapping, now: Temporal.Instant): Mapped {
	const externalId = row[mapping.id]?.trim() ?? '';
	if (externalId === '') return { ok: false, reason: 'no_id' };
	const parts = mapping.text.map((column) => row[column]?.trim() ?? '').filter((part) => part !== '');
	const text = parts
		.join('. ')
		.replace(/([.!?])\. /g, '$1 ')
		.slice(0, 20_000);
	if (text.length < 10) return { ok: false, reason: 'no_text' };
	const receivedAt = instant(row[mapping.receivedAt.column]?.trim() ?? '', mapping.receivedAt.format);
	if (receivedAt === undefined) return { ok: false, reason: 'date' };
	if (Temporal.Instant.compare(receivedAt, now) > 0) return { ok: false, reason: 'future' };
	const language = choose(row, mapping.language);
	if (language === undefined) return { ok: false, reason: 'language' };
	const latitude = degrees(mapping.latitude === undefined ? undefined : row[mapping.latitude], 90);
	const longitude = degrees(mapping.longitude === undefined ? undefined : row[mapping.longitude], 180);
	const place = (mapping.place === undefined ? undefined : row[mapping.place]?.trim().slice(0, 300)) || undefined;
	const territoryCode = choose(row, mapping.territory);
	const pinned = latitude !== undefined && longitude !== undefined;
	if (!pinned && place === undefined && territoryCode === undefined) return { ok: false, reason: 'no_place' };
	return {
		ok: true,
		appeal: {
			externalId,
			text,
			receivedAt,
			language,
			kind: choose(row, mapping.kind),
			state: choose(row, mapping.state) ?? 'received',
			themeCode: choose(row, mapping.theme),
			territoryCode,
			place,
			latitude: pinned ? latitude : undefined,
			longitude: pinned ? longitude : undefined
		}
	};
}
