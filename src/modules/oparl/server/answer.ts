/** What the endpoint answers: the system, lists by pages, objects; and what is wrong in OParl's own words (1.1, 2.9). */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { getSetting } from '#platform/settings/index.ts';
import { paths } from '#lib/paths.ts';
import { listInput, type ListInput } from '../input.ts';
import { messages } from '../messages/index.ts';
import type { Thing } from '../rules/convert.ts';
import { BODY_LISTS, ORGANIZATION_LISTS, pathOf, TYPES, typeUrl, type Type } from '../rules/schema.ts';
import { showObject, showObjects } from './present.ts';
import { TEXT } from './own.ts';
import { countBy, objectById, objectsBy, OWN, type Wish } from './store.ts';

export interface Answer {
	status: 200 | 400 | 404;
	body: Thing;
	/** A file of ours that is a text: not JSON. */
	text?: string;
}

interface Asked {
	/** Below the endpoint: `meeting/0190…`. */
	path: string;
	query: URLSearchParams;
	lang: Lang;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Answers one question of a harvester. What is not there is an error object with its status. */
export async function answerOparl(db: Reader, asked: Asked): Promise<Answer> {
	const [first = '', id, list, ...rest] = asked.path.split('/');
	if (rest.length > 0) return missing(asked);
	if (id === undefined) {
		if (first === 'system') return { status: 200, body: await system(db) };
		return first === 'body' ? pageOf(db, asked, { type: 'Body' }) : missing(asked);
	}
	const type = TYPES.find((one) => pathOf(one) === first);
	if (type === undefined || !UUID.test(id)) return missing(asked);
	const stored = await objectById(db, id);
	if (stored?.type !== type) return missing(asked);
	const text = stored.sourceId === OWN && !stored.deleted ? stored.data?.text : undefined;
	if (type === 'File' && list === TEXT && typeof text === 'string') return { status: 200, body: {}, text };
	if (list !== undefined) return listOf(db, asked, { id, type, list, bodyId: stored.bodyId, ref: stored.ref });
	const holder = stored.holderId === null ? undefined : await objectById(db, stored.holderId);
	return { status: 200, body: await showObject(db, stored, holder) };
}

const wrong = (status: 400 | 404, message: string, debug: string): Answer => ({ status, body: { type: typeUrl('Error'), message, debug } });
const missing = ({ lang, path }: Asked) => wrong(404, messages[lang].wrong.missing, `no such object or list: ${path}`);

interface ListAsked {
	id: string;
	type: Type;
	list: string;
	bodyId: string;
	ref: string;
}

/** A list of a body or of an organisation. */
async function listOf(db: Reader, asked: Asked, { id, type, list, bodyId, ref }: ListAsked): Promise<Answer> {
	const among: Readonly<Record<string, Type>> = type === 'Body' ? BODY_LISTS : type === 'Organization' ? ORGANIZATION_LISTS : {};
	const listed = Object.values(among).find((one) => pathOf(one) === list);
	if (listed === undefined) return missing(asked);
	const wish: Wish = type === 'Body' ? { type: listed, bodyId: id } : { type: listed, bodyId, organization: ref };
	return pageOf(db, asked, wish);
}

/** One page. Its links keep what was asked for; each address is written in one way only (OParl 1.1, 2.3). */
async function pageOf(db: Reader, asked: Asked, about: Wish): Promise<Answer> {
	const read = listInput.safeParse(Object.fromEntries(asked.query));
	if (!read.success) {
		const name = String(read.error.issues[0]?.path[0] ?? '');
		return wrong(400, messages[asked.lang].wrong.parameter(name), `${name}: ${read.error.issues[0]?.message ?? ''}`);
	}
	const { limit, omit_internal, after } = read.data;
	const wish = { ...about, ...filterOf(read.data), after };
	const [found, total] = await Promise.all([objectsBy(db, wish, limit + 1), countBy(db, wish)]);
	const page = found.slice(0, limit);
	const self = publicOrigin() + `/oparl/v1.1/${asked.path}`;
	const kept = [...asked.query].filter(([name]) => name in listInput.shape && name !== 'after');
	const to = (last?: string) => {
		const query = new URLSearchParams((last === undefined ? kept : [...kept, ['after', last]]).toSorted(byName));
		return query.size === 0 ? self : `${self}?${query.toString()}`;
	};
	const last = found.length > limit ? page.at(-1)?.id : undefined;
	const links = { first: to(), self: to(after), ...(last !== undefined && { next: to(last) }) };
	const data = await showObjects(db, page, { omitInternal: omit_internal === 'true' });
	return { status: 200, body: { data, pagination: { totalElements: total, elementsPerPage: limit }, links } };
}

const byName = ([a = '']: readonly string[], [b = '']: readonly string[]) => (a < b ? -1 : 1);

const filterOf = (input: ListInput) => ({
	createdSince: input.created_since,
	createdUntil: input.created_until,
	modifiedSince: input.modified_since,
	modifiedUntil: input.modified_until
});

/** The entrance: who publishes, and where its bodies are. */
async function system(db: Reader): Promise<Thing> {
	const [{ name }, [bodies]] = await Promise.all([
		getSetting(db, 'organisation'),
		rows(
			db,
			sql<{ from: Temporal.Instant | null; to: Temporal.Instant | null }>`
				SELECT min(created_at) AS "from", max(modified_at) AS "to" FROM oparl_object WHERE type = 'Body'`
		)
	]);
	const origin = publicOrigin();
	const moment = (at: Temporal.Instant | null | undefined) => (at ?? now()).toString();
	return {
		id: origin + paths.oparl.system,
		type: typeUrl('System'),
		oparlVersion: 'https://schema.oparl.org/1.1/',
		body: origin + paths.oparl.bodies,
		name: name.kk,
		website: origin,
		web: origin + paths.councils.list('kk'),
		created: moment(bodies?.from),
		modified: moment(bodies?.to),
		'jauap:names': name
	};
}
