/** The ledger for spreadsheets and for programs: the same as the pages say, of every deputy that a filter finds. */
import { stringify } from 'csv-stringify/sync';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { deputies, deputyBodies, type Deputy } from '#modules/mandates/server/index.ts';
import { placesById, territoryByCode } from '#modules/territory/server/index.ts';
import { dayOfRecord } from '../rules/records.ts';
import { sumOf, type Line } from '../rules.ts';
import { asOf, readLedgers, type AsOf, type Ledger } from './ledger.ts';
import type { DutyKind, NormEdition } from './norms.ts';
import type { ListWish } from './present-public.ts';
import { repliesOf, type Reply } from './replies.ts';

const figures = ({ owed, held, missing, notYetDue, ahead, unknown }: Line) => ({
	owed,
	held,
	missing,
	not_yet_due: notYetDue,
	above: ahead,
	unknown
});

/** So many deputies at once: what is read of them is held in memory. */
const AT_ONCE = 300;

type Wish = Pick<ListWish, 'place' | 'body' | 'at'>;

async function matching(db: Reader, { place, body }: Wish, { year, on }: AsOf): Promise<Deputy[]> {
	const territory = place === undefined ? undefined : found(await territoryByCode(db, place));
	if (body !== undefined) found((await deputyBodies(db)).find(({ id }) => id === body));
	return deputies(db, { from: year.from, to: on, territoryId: territory?.id, bodyId: body });
}

interface Told {
	ledger: Ledger;
	territory: string | null;
	duties: { kind: DutyKind; norms: NormEdition[]; line: Line; reply: string | null }[];
}

const said = (replies: readonly Reply[], mandateId: string, line: string): string | null =>
	replies.find((one) => one.mandateId === mandateId && one.line === line && one.replacedAt === null && one.hiddenAt === null)?.text ?? null;

async function* told(db: Reader, wish: Wish, day: AsOf): AsyncGenerator<Told> {
	const list = await matching(db, wish, day);
	for (let i = 0; i < list.length; i += AT_ONCE) {
		const some = list.slice(i, i + AT_ONCE);
		const ids = some.map(({ id }) => id);
		const [{ kinds, ledgers }, places, replies] = await Promise.all([
			readLedgers(db, some, day),
			placesById(
				db,
				some.flatMap(({ territoryId }) => territoryId ?? [])
			),
			repliesOf(db, ids, day.year.from.year, day.at)
		]);
		for (const ledger of ledgers) {
			const { id, territoryId } = ledger.deputy;
			const duties = kinds.flatMap((kind) => {
				const own = ledger.entries.filter(({ slot }) => slot.norm.duty === kind.code);
				if (own.length === 0) return [];
				const norms = [...new Map(own.map(({ slot: { norm } }) => [norm.validFrom.toString(), norm])).values()];
				return [{ kind, norms, line: sumOf(own.map(({ line }) => line)), reply: said(replies, id, kind.code) }];
			});
			yield { ledger, territory: places.get(territoryId ?? '')?.code ?? null, duties };
		}
	}
}

const HEAD = [
	'year',
	'as_of',
	'mandate',
	'name',
	'body',
	'territory',
	'mandate_from',
	'mandate_to',
	'duty',
	'times',
	'months',
	'source'
] as const;
const FIGURES = ['owed', 'held', 'missing', 'not_yet_due', 'above', 'unknown'] as const;

/** One row for each duty of each deputy. */
export async function toDutiesCsv(db: Reader, lang: keyof Texts, wish: Wish): Promise<string> {
	const day = asOf(wish.at);
	const lines: (string | number)[][] = [];
	for await (const { ledger, territory, duties } of told(db, wish, day)) {
		const { deputy } = ledger;
		const who = [day.on.year, day.on.toString(), deputy.id, deputy.name, deputy.body[lang], territory ?? ''];
		for (const { kind, norms, line, reply } of duties) {
			const last = norms.at(-1);
			const norm = [kind.code, last?.times ?? '', last?.months ?? '', last?.source[lang] ?? ''];
			const counts = figures(line);
			lines.push([
				...who,
				deputy.validFrom.toString(),
				deputy.validTo.toString(),
				...norm,
				...FIGURES.map((figure) => counts[figure]),
				reply ?? ''
			]);
		}
	}
	return stringify([[...HEAD, ...FIGURES, 'reply'], ...lines], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** The same with every period and the records behind it. */
export async function toDutiesJson(db: Reader, wish: Wish) {
	const day = asOf(wish.at);
	const list: unknown[] = [];
	for await (const { ledger, territory, duties } of told(db, wish, day)) {
		const { deputy, entries } = ledger;
		list.push({
			mandate: deputy.id,
			name: deputy.name,
			body: deputy.body,
			territory,
			from: deputy.validFrom.toString(),
			to: deputy.validTo.toString(),
			duties: duties.map(({ kind, norms, line, reply }) => ({
				duty: kind.code,
				name: kind.name,
				reply,
				...figures(line),
				norms: norms.map(({ times, months, partial, source, approved, link, validFrom }) => ({
					times,
					months,
					partial,
					source,
					approved,
					link,
					from: validFrom.toString()
				})),
				periods: entries
					.filter(({ slot }) => slot.norm.duty === kind.code)
					.map(({ slot, line: one, acts }) => ({
						from: slot.window.from.toString(),
						to: slot.window.to.toString(),
						...figures(one),
						records: acts.flatMap((act) =>
							act.records.map((record) => ({ what: record.what, id: record.id, day: dayOfRecord(record)?.toString() ?? null }))
						)
					}))
			}))
		});
	}
	return { year: day.on.year, asOf: day.on.toString(), deputies: list };
}
