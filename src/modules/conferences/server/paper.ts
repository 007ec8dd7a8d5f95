/** A protocol as a document, in one language. Names stand as they were typed or kept; everything else is in the reader's language. */
import { formatDate, formatDateTime, formatTime, dayOf } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Paper, PaperBlock, PaperPoint } from '#platform/paper/index.ts';
import { messages as eventMessages } from '#modules/events/messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Named, Protocol, ProtocolUnit } from '../rules/protocol.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const DASH = '—';

const time = (lang: Lang, iso: string | null) => (iso === null ? DASH : formatTime(lang, at(iso)));

function span(lang: Lang, from: string, to: string): string {
	return `${formatDateTime(lang, at(from))} – ${formatTime(lang, at(to))}`;
}

const withPost = (lang: Lang, { name, post }: Named) => (post[lang] === '' ? name : `${name}, ${post[lang]}`);

function facts(lang: Lang, protocol: Protocol): PaperBlock {
	const t = messages[lang].protocol;
	const f = eventMessages[lang].fields;
	const where = [protocol.place, protocol.online ? t.online : null].filter((one) => one !== null).join(', ');
	const n = Object.fromEntries(Object.entries(protocol.counts).map(([name, count]) => [name, formatNumber(lang, count)]));
	return {
		kind: 'facts',
		rows: [
			{ term: t.kind, value: protocol.kind[lang] },
			{ term: f.host, value: protocol.host[lang] },
			{ term: t.place, value: where },
			{ term: t.planned, value: span(lang, protocol.planned.starts, protocol.planned.ends) },
			{ term: t.held, value: span(lang, protocol.held.opened, protocol.held.closed) },
			{ term: t.signed.chair, value: withPost(lang, protocol.chair) },
			{ term: t.signed.secretary, value: withPost(lang, protocol.secretary) },
			{ term: t.counts, value: t.countsText(n as Parameters<typeof t.countsText>[0]) }
		]
	};
}

function unitRow(lang: Lang, unit: ProtocolUnit): string[] {
	const t = eventMessages[lang];
	const how = t.attendance[unit.attendance];
	const said = unit.minutesLate > 0 ? t.lateBy(unit.minutesLate) : unit.reason === null ? how : `${how}: ${unit.reason}`;
	const people = unit.people.map(({ name }) => name).join(', ');
	return [unit.name[lang], people === '' ? DASH : people, time(lang, unit.came), time(lang, unit.left), said];
}

function pointNotes(lang: Lang, item: number | null): string[] {
	return item === null ? [] : [messages[lang].itemOf(item)];
}

function decisions(lang: Lang, { decisions: list }: Protocol): PaperPoint[] {
	const t = messages[lang];
	return list.map(({ position, text, item, rule, count, units, dueOn }) => {
		const names = units.map((name) => name[lang]).join(', ');
		const who = names === '' ? `${rule[lang]} (${t.protocol.all(formatNumber(lang, count))})` : names;
		const notes = [...pointNotes(lang, item), `${t.responsible}: ${who}`, t.due(formatDate(lang, Temporal.PlainDate.from(dueOn)))];
		return { number: `${String(position)}.`, text, notes };
	});
}

function amendments(lang: Lang, protocol: Protocol): PaperBlock[] {
	const t = messages[lang].protocol;
	const decided = protocol.amendments.filter(({ decision }) => decision !== null);
	if (decided.length === 0) return [];
	const points = decided.map(({ unit, name, text, decision, reason }, i) => ({
		number: `${String(i + 1)}.`,
		text,
		notes: [`${unit[lang]}, ${name}`, `${t.decisions[decision ?? 'open']}${reason === null ? '' : `: ${reason}`}`]
	}));
	return [
		{ kind: 'heading', text: t.amendments },
		{ kind: 'points', points }
	];
}

/** The document. `hash`: of a frozen protocol; a draft has none. */
export function protocolPaper(lang: Lang, organisation: Texts, protocol: Protocol, hash: string | undefined): Paper {
	const t = messages[lang];
	const f = eventMessages[lang].fields;
	const points = (list: PaperPoint[]): PaperBlock =>
		list.length === 0 ? { kind: 'text', text: t.noPoints } : { kind: 'points', points: list };
	return {
		lang,
		organisation: organisation[lang],
		title: `${t.protocol.title(protocol.number)}. ${protocol.title[lang]}`,
		foot: hash === undefined ? t.protocol.footDraft(protocol.number) : t.protocol.foot(protocol.number, hash),
		blocks: [
			facts(lang, protocol),
			{ kind: 'heading', text: f.agenda },
			{
				kind: 'table',
				widths: [5, 3, 1.4, 2.2],
				head: [f.agenda, f.speaker, f.minutes, f.actual],
				rows: protocol.agenda.map(({ position, title, speaker, minutes, started, ended }) => [
					`${String(position)}. ${title}`,
					speaker === '' ? DASH : speaker,
					String(minutes),
					started === null ? t.notSpoken : `${time(lang, started)} – ${time(lang, ended)}`
				])
			},
			{ kind: 'heading', text: t.attendance },
			{ kind: 'text', text: t.protocol.graceText(protocol.graceMinutes) },
			{
				kind: 'table',
				widths: [3.4, 3.2, 1.1, 1.1, 3],
				head: [f.unit, f.who, f.came, f.left, f.how],
				rows: protocol.units.map((unit) => unitRow(lang, unit))
			},
			{ kind: 'heading', text: t.priorities },
			points(
				protocol.priorities.map(({ position, text, item }) => ({ number: `${String(position)}.`, text, notes: pointNotes(lang, item) }))
			),
			{ kind: 'heading', text: t.decisions },
			points(decisions(lang, protocol)),
			...amendments(lang, protocol),
			{ kind: 'heading', text: formatDate(lang, dayOf(at(protocol.held.closed))) },
			{
				kind: 'facts',
				rows: [
					{ term: t.protocol.signed.chair, value: protocol.chair.name },
					{ term: t.protocol.signed.secretary, value: protocol.secretary.name }
				]
			}
		]
	};
}
