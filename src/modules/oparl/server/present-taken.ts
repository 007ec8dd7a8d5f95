/** What citizens read of councils that were taken in, field by field: as the source says it, with links to the source. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import type { Thing } from '../rules/convert.ts';
import { isThing } from '../rules/schema.ts';
import * as taken from './taken.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown): string[] => [value].flat().filter((one) => typeof one === 'string');
const things = (value: unknown): Thing[] => [value].flat().filter(isThing);
/** An address that a page may lead to; nothing else that a source writes there. */
const web = (value: unknown): string | undefined =>
	typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined;

/** Day and time as the source wrote them: of its own clock. */
function when(lang: Lang, value: unknown): { date: string; time: string } {
	const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text(value)) ?? [];
	try {
		return { date: formatDate(lang, Temporal.PlainDate.from(day)), time };
	} catch {
		return { date: text(value), time: '' };
	}
}

function hours(lang: Lang, meeting: Thing): { date: string; time: string } {
	const [start, end] = [when(lang, meeting.start), when(lang, meeting.end)];
	return { date: start.date, time: end.time === '' || end.date !== start.date ? start.time : `${start.time} – ${end.time}` };
}

const nameOf = (lang: Lang, thing: Thing) => text(thing.name) || messages[lang].taken.untitled;

function period(lang: Lang, { startDate, endDate }: Thing): string {
	const [from, to] = [when(lang, startDate).date, when(lang, endDate).date];
	return to === '' ? (from === '' ? '' : messages[lang].taken.since(from)) : `${from} – ${to}`;
}

function itemsOf(lang: Lang, { agendaItem }: Thing): string {
	const n = things(agendaItem).length;
	return n === 0 ? '' : messages[lang].taken.itemsOf(n);
}

/** Bodies of other systems in the list of councils. */
export async function presentTakenBodies(db: Reader, lang: Lang) {
	return (await taken.takenBodies(db)).map((body) => ({
		id: body.id,
		href: paths.councils.taken(lang, body.id),
		name: nameOf(lang, body.data),
		source: hostOf(body.url),
		meetings: body.meetings
	}));
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host || url : url);

/** One of them: where it comes from, its bodies, a page of its meetings. Throws not_found. */
export async function presentTakenBody(db: Reader, lang: Lang, id: string, cursor: string | undefined) {
	const body = found((await taken.takenBodies(db, id))[0]);
	const [organizations, { meetings, next }] = await Promise.all([taken.takenOrganizations(db, id), taken.takenMeetings(db, id, cursor)]);
	const names = new Map(organizations.map(({ ref, data }) => [ref, nameOf(lang, data)]));
	return {
		...head(lang, body),
		organizations: organizations.map(({ id: one, data, members }) => ({
			id: one,
			name: nameOf(lang, data),
			kind: messages[lang].taken.kinds[text(data.organizationType)] ?? text(data.organizationType),
			period: period(lang, data),
			members: data.endDate === undefined ? members : undefined
		})),
		meetings: meetings.map(({ id: one, data }) => ({
			id: one,
			href: paths.councils.meeting(lang, id, one),
			name: nameOf(lang, data),
			...hours(lang, data),
			who: texts(data.organization)
				.flatMap((ref) => names.get(ref) ?? [])
				.join(', '),
			cancelled: data.cancelled === true,
			items: itemsOf(lang, data)
		})),
		latest: cursor === undefined ? undefined : paths.councils.taken(lang, id),
		older: next === undefined ? undefined : paths.councils.taken(lang, id, { after: next })
	};
}

function head(lang: Lang, { id, data, url, licence, system, takenAt }: taken.TakenBody) {
	return {
		id,
		name: nameOf(lang, data),
		source: { text: text(system.name) || hostOf(url), host: hostOf(url), href: web(data.web) ?? web(data.website) ?? web(url) },
		licence: {
			text: text(data.license) || text(system.license) || (licence ?? ''),
			href: web(data.license) ?? web(system.license) ?? web(licence)
		},
		asOf: takenAt === null ? '' : formatDateTime(lang, takenAt),
		objects: paths.oparl.one('body', id)
	};
}

/** A document as a link to the source; undefined for one without an address. */
function toDocument(lang: Lang, file: Thing, name?: string) {
	const href = web(file.accessUrl) ?? web(file.downloadUrl);
	const shown = name ?? (text(file.name) || text(file.fileName) || messages[lang].taken.untitled);
	return href === undefined ? [] : [{ href, name: shown }];
}

/** One meeting: its agenda with results and papers. Throws not_found. */
export async function presentTakenMeeting(db: Reader, lang: Lang, bodyId: string, id: string) {
	const body = found((await taken.takenBodies(db, bodyId))[0]);
	const { data } = found(await taken.takenMeeting(db, bodyId, id));
	const items = things(data.agendaItem).filter((item) => item.deleted !== true);
	const t = messages[lang].taken;
	const [organizations, papers] = await Promise.all([
		taken.takenByRefs(db, body.sourceId, texts(data.organization)),
		taken.papersOfConsultations(
			db,
			body.sourceId,
			items.flatMap(({ consultation }) => texts(consultation))
		)
	]);
	const [place] = things(data.location);
	const files = (['invitation', 'resultsProtocol', 'verbatimProtocol'] as const).flatMap((key) =>
		things(data[key]).flatMap((file) => toDocument(lang, file, t[key]))
	);
	return {
		id,
		body: head(lang, body),
		name: nameOf(lang, data),
		...hours(lang, data),
		cancelled: data.cancelled === true,
		place:
			text(place?.description) ||
			[place?.room, place?.streetAddress, place?.locality]
				.map(text)
				.filter((one) => one !== '')
				.join(', '),
		who: [...organizations.values()].map((one) => nameOf(lang, one)).join(', '),
		original: web(data.web),
		documents: [...files, ...things(data.auxiliaryFile).flatMap((file) => toDocument(lang, file))],
		items: items.map((item, at) => {
			const paper = papers.get(text(item.consultation));
			const inPaper = [...things(paper?.mainFile), ...things(paper?.auxiliaryFile)];
			return {
				key: at,
				number: text(item.number),
				name: nameOf(lang, item),
				result: text(item.result),
				documents: [...inPaper, ...things(item.resolutionFile), ...things(item.auxiliaryFile)].flatMap((file) => toDocument(lang, file))
			};
		})
	};
}
