/** Promises to take away: every field named, codes beside names, the same list as the page shows. */
import { publicOrigin } from '#platform/config.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tableFile, type Cell } from '#platform/tables/index.ts';
import { paths } from '#lib/paths.ts';
import { progressOf } from '../rules.ts';
import { daysNow } from './present.ts';
import { chosenBy, type PublicWish } from './chosen.ts';
import { promises, type PromiseRow } from './queries.ts';

/** More than every programme of the country has. */
const MOST = 50_000;

/** The promises of a filter, by name of field. */
export async function openPromises(db: Reader, lang: Lang, asked: PublicWish): Promise<Record<string, Cell>[]> {
	const [days, { wish }] = [await daysNow(db), await chosenBy(db, asked)];
	const { rows: list } = await promises(db, wish, days, { limit: MOST });
	const codes = await rows(
		db,
		sql<{ id: string; code: string }>`SELECT id, code FROM territory WHERE id IN (SELECT territory_id FROM promise)
			UNION ALL SELECT id, code FROM theme UNION ALL SELECT id, code FROM unit WHERE id IN (SELECT unit_id FROM promise)`
	);
	const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
	return list.map((one) => toOpen(lang, one, codeOf, days.still));
}

function toOpen(lang: Lang, one: PromiseRow, codeOf: ReadonlyMap<string, string>, still: Temporal.PlainDate): Record<string, Cell> {
	return {
		...{ id: one.id, programme: one.programmeId, number: one.number, quote: one.quote, language: one.language },
		...{ source_page: one.page, said_on: one.saidOn, speaker: one.speaker, source_url: one.url },
		...{ territory: codeOf.get(one.territoryId) ?? '', topic: codeOf.get(one.themeId) ?? '', topic_name: one.themeName[lang] },
		...{ criterion: one.criterion, measure: one.measure, baseline: one.baseline, target: one.target, budget: one.budget },
		...{ first_due: one.firstDueOn, due: one.dueOn, unit: codeOf.get(one.responsibleId) ?? '', unit_name: one.responsible[lang] },
		...{ publication: one.publication, published_on: one.publishedOn, progress: progressOf(one, still), last_evidence_on: one.movedOn },
		...{ verdict: one.verdict, verdict_on: one.verdictOn, page: `${publicOrigin()}${paths.promises.one(lang, one.id)}` }
	};
}

const HEAD =
	'id,programme,number,quote,language,source_page,said_on,speaker,source_url,territory,topic,topic_name,criterion,measure,baseline,target,budget,first_due,due,unit,unit_name,publication,published_on,progress,last_evidence_on,verdict,verdict_on,page'.split(
		','
	);

export async function openPromisesCsv(db: Reader, lang: Lang, asked: PublicWish): Promise<Buffer> {
	const list = await openPromises(db, lang, asked);
	return tableFile({ name: 'promises', head: HEAD, rows: list.map((one) => HEAD.map((field) => one[field] ?? null)) }, 'csv');
}
