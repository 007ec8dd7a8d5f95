/** Promises to take away: every field named, codes beside names, the same list as the page shows. docs/open-promises.md says what each field is. */
import { publicOrigin } from '#platform/config.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tableFile, type Cell } from '#platform/tables/index.ts';
import { paths } from '#lib/paths.ts';
import { milestonesMet, progressOf } from '../rules.ts';
import { openAround, openPlaces, type OpenAround } from './open-around.ts';
import { daysNow } from './present.ts';
import { chosenBy, type PublicWish } from './chosen.ts';
import { promises, type PromiseRow } from './queries.ts';

/** More than every programme of the country has. */
const MOST = 50_000;

interface OpenPromise {
	flat: ReturnType<typeof toFlat>;
	around: OpenAround;
}

async function readOpen(db: Reader, lang: Lang, asked: PublicWish): Promise<OpenPromise[]> {
	const [days, { wish }] = [await daysNow(db), await chosenBy(db, asked)];
	const { rows: list } = await promises(db, wish, days, { limit: MOST });
	const codes = await rows(
		db,
		sql<{
			id: string;
			code: string;
		}>`SELECT id, code FROM theme UNION ALL SELECT id, code FROM unit WHERE id IN (SELECT unit_id FROM promise)`
	);
	const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
	const placeIds = [...new Set(list.map(({ territoryId }) => territoryId))];
	const places = await openPlaces(db, placeIds);
	const aroundOf = await openAround(
		db,
		list.map(({ id }) => id),
		days.today
	);
	return list.map((one) => ({ flat: toFlat(lang, one, codeOf, places.get(one.territoryId), days.still), around: aroundOf(one.id) }));
}

type Where = Awaited<ReturnType<typeof openPlaces>> extends Map<string, infer T> ? T : never;

function toFlat(lang: Lang, one: PromiseRow, codeOf: ReadonlyMap<string, string>, where: Where | undefined, still: Temporal.PlainDate) {
	return {
		id: one.id,
		programme: one.programmeId,
		number: one.number,
		quote: one.quote,
		language: one.language,
		source_page: one.page,
		said_on: one.saidOn,
		speaker: one.speaker,
		source_url: one.url,
		territory: where?.place.code ?? '',
		territory_kk: where?.place.name_kk ?? '',
		territory_ru: where?.place.name_ru ?? '',
		district: where?.district?.code ?? null,
		district_kk: where?.district?.name_kk ?? null,
		district_ru: where?.district?.name_ru ?? null,
		region: where?.region?.code ?? null,
		region_kk: where?.region?.name_kk ?? null,
		region_ru: where?.region?.name_ru ?? null,
		topic: codeOf.get(one.themeId) ?? '',
		topic_name: one.themeName[lang],
		criterion: one.criterion,
		measure: one.measure,
		baseline: one.baseline,
		target: one.target,
		budget: one.budget,
		first_due: one.firstDueOn,
		due: one.dueOn,
		unit: codeOf.get(one.responsibleId) ?? '',
		unit_name: one.responsible[lang],
		publication: one.publication,
		published_on: one.publishedOn,
		// What was judged neither goes on nor stands still.
		progress: one.verdict === null ? progressOf(one, still) : null,
		last_evidence_on: one.movedOn,
		verdict: one.verdict,
		verdict_on: one.verdictOn,
		page: `${publicOrigin()}${paths.promises.one(lang, one.id)}`
	} satisfies Record<string, Cell>;
}

/** The promises of a filter, by name of field, each with its milestones, evidence and what every assessor says. */
export async function openPromises(db: Reader, lang: Lang, asked: PublicWish) {
	return (await readOpen(db, lang, asked)).map(({ flat, around }) => ({ ...flat, ...around }));
}

const FLAT =
	'id,programme,number,quote,language,source_page,said_on,speaker,source_url,territory,territory_kk,territory_ru,district,district_kk,district_ru,region,region_kk,region_ru,topic,topic_name,criterion,measure,baseline,target,budget,first_due,due,unit,unit_name,publication,published_on,progress,last_evidence_on,verdict,verdict_on,page'.split(
		','
	);

/** What is a list in JSON is in a table's cell one line for each: what, when, its parts in one order. */
function toCells({ milestones, evidence, assessments, panel }: OpenAround): Record<string, Cell> {
	const lines = (list: readonly (readonly (string | number | Temporal.PlainDate | null)[])[]) =>
		list.map((parts) => parts.map((part) => (part === null ? '' : String(part))).join(' | ')).join('\n') || null;
	const marks = (of: Readonly<Record<string, unknown>>) => Object.entries(of).map(([code, mark]) => `${code}=${String(mark)}`);
	const last = (assessor: string) => assessments.findLast((one) => one.assessor === assessor);
	const said = (assessor: string) => {
		const one = last(assessor);
		return one === undefined ? null : [one.on.toString(), ...marks(one.marks)].join(' | ');
	};
	const { met, of } = milestonesMet(milestones.map(({ state }) => state));
	return {
		milestones: of,
		milestones_met: met,
		milestone_list: lines(milestones.map((one) => [one.due, one.state, one.text])),
		evidence: evidence.filter(({ struck }) => struck === null).length,
		evidence_list: lines(evidence.map((one) => [one.on, one.kind, one.sha256, one.struck === null ? 'stands' : 'struck', one.title])),
		office: said('office'),
		auditor: said('auditor'),
		faction: said('faction'),
		residents:
			panel === null ? null : [panel.closes_on.toString(), panel.voices, ...(panel.spread === null ? [] : marks(panel.spread))].join(' | ')
	};
}
const AROUND = ['milestones', 'milestones_met', 'milestone_list', 'evidence', 'evidence_list', 'office', 'auditor', 'faction', 'residents'];

export async function openPromisesCsv(db: Reader, lang: Lang, asked: PublicWish): Promise<Buffer> {
	const head = [...FLAT, ...AROUND];
	const list = (await readOpen(db, lang, asked)).map(({ flat, around }): Record<string, Cell> => ({ ...flat, ...toCells(around) }));
	return tableFile({ name: 'promises', head, rows: list.map((one) => head.map((field) => one[field] ?? null)) }, 'csv');
}
