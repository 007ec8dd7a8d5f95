/** What leaves of a body, field by field. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { placeNames, territoryById } from '#modules/territory/server/index.ts';
import { messages, type Messages } from '../messages/index.ts';
import { bodyById, type Body } from './queries.ts';

export interface BodyRow {
	id: string;
	code: string;
	name: string;
	kind: string;
	place: string;
	closed: string | undefined;
}

/** Rows of the register, with the names of their places in one read. */
export async function presentBodies(db: Reader, lang: Lang, list: readonly Body[]): Promise<BodyRow[]> {
	const t = messages[lang];
	const places = await placeNames(
		db,
		list.flatMap((body) => body.territoryId ?? []),
		lang
	);
	return list.map((body) => ({
		id: body.id,
		code: body.code,
		name: body.name[lang],
		kind: t.kinds[body.kind],
		place: body.territoryId === null ? t.wholeCountry : (places.get(body.territoryId) ?? ''),
		closed: body.validTo === null ? undefined : t.closed(formatDate(lang, body.validTo))
	}));
}

/** A body's fields as its form takes them. */
export async function formOfBody(db: Reader, body: Body): Promise<Record<string, string>> {
	const parent = body.parentId === null ? undefined : await bodyById(db, body.parentId);
	const place = body.territoryId === null ? undefined : await territoryById(db, body.territoryId);
	return {
		code: body.code,
		kind: body.kind,
		nameKk: body.name.kk,
		nameRu: body.name.ru,
		nameEn: body.name.en,
		datKk: body.nameDat.kk,
		datRu: body.nameDat.ru,
		parent: parent?.code ?? '',
		territory: place?.code ?? '',
		email: body.email ?? '',
		phone: body.phone ?? '',
		addressKk: body.address?.kk ?? '',
		addressRu: body.address?.ru ?? '',
		addressEn: body.address?.en ?? '',
		dayEnds: body.dayEnds,
		ruleId: body.ruleId ?? '',
		source: body.source,
		validFrom: body.validFrom.toString(),
		validTo: body.validTo?.toString() ?? ''
	};
}

/** Words of the form that are plain texts. */
type Field = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];

/** Names of the columns whose changes are told, as the form calls them. */
const FIELDS: Record<string, Field> = {
	code: 'code',
	kind: 'kind',
	name: 'nameKk',
	name_dat: 'datKk',
	parent_id: 'parent',
	territory_id: 'territory',
	email: 'email',
	phone: 'phone',
	address: 'addressKk',
	day_ends: 'dayEnds',
	rule_id: 'ruleId',
	source: 'source',
	valid_from: 'validFrom',
	valid_to: 'validTo'
};

/** What was done to a body, newest first. */
export async function bodyHistory(db: Reader, lang: Lang, id: string) {
	const t = messages[lang];
	const list = await timelineOf(db, { kind: 'body', id }, 'staff');
	return list.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: t.acts[row.act] ?? row.act,
		note: changesOf(t, row.data)
	}));
}

function changesOf(t: Messages, data: Record<string, unknown>): string | undefined {
	if (typeof data.changed !== 'object' || data.changed === null) return undefined;
	const parts = Object.entries(data.changed as Record<string, { before: unknown; after: unknown }>).map(([name, { before, after }]) => {
		const field = FIELDS[name];
		const label = field === undefined ? name : t[field];
		// What points at another row is an id, which says nothing to a reader.
		return name.endsWith('_id') ? label : `${label} (${shown(before)} → ${shown(after)})`;
	});
	return t.changed(parts.join('; '));
}

function shown(value: unknown): string {
	if (typeof value === 'string' && value !== '') return value;
	return typeof value === 'object' && value !== null ? textOf(value) : '—';
}

const textOf = (texts: object) => Object.values(texts).slice(0, 2).join(' / ');
