/** Templates: those that an appeal's forms offer, filled in, and those that somebody keeps. */
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { kindsOn, openThemes, unitOptions, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { rootUnit, unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { fillPlaceholders, PURPOSES, type Placeholder, type Purpose } from '../rules/placeholders.ts';
import { mayKeepTemplates, TEMPLATE_KEEPERS } from './commands/templates.ts';

interface TemplateRow {
	id: string;
	unitId: string;
	purpose: Purpose;
	language: Lang;
	themeId: string | null;
	name: string;
	text: string;
}

const COLUMNS = sql`t.id, t.unit_id AS "unitId", t.purpose, t.language, t.theme_id AS "themeId", t.name, t.text`;
/** More would be a library to read, not a list to choose from. */
const MOST_OFFERED = 20;

/** A template for one appeal, every placeholder filled. */
export interface OfferedTemplate {
	id: string;
	name: string;
	text: string;
}

/** What of an appeal a template may name, in the template's language. */
async function valuesOf({ db, today }: DeskContext, row: AppealRow, lang: Lang): Promise<Record<Placeholder, string>> {
	const [kinds, themes, units, place] = await Promise.all([
		kindsOn(db, dayOf(row.received_at)),
		openThemes(db),
		unitsByIds(db, [row.unit_id]),
		row.territory_id === null ? '' : placeName(db, row.territory_id, lang)
	]);
	return {
		number: row.number,
		received: formatDate(lang, dayOf(row.received_at)),
		due: formatDate(lang, row.due_on),
		today: formatDate(lang, today),
		kind: kinds.find((kind) => kind.id === row.kind)?.name[lang] ?? '',
		theme: themes.find((theme) => theme.id === row.theme_id)?.name[lang] ?? '',
		place: place,
		unit: units.get(row.unit_id)?.name[lang] ?? ''
	};
}

/** Templates for the answer to an appeal: in its language, of its unit or one above, of its theme or of none; its theme's first. */
export async function templatesFor(context: DeskContext, row: AppealRow): Promise<Record<Purpose, OfferedTemplate[]>> {
	const list = await rows(
		context.db,
		sql<TemplateRow>`
			SELECT ${COLUMNS} FROM answer_template t JOIN unit u ON u.id = t.unit_id
			WHERE t.closed_at IS NULL AND t.language = ${row.language} AND u.path @> ${row.unit_path}::ltree
				AND (t.theme_id IS NULL OR t.theme_id = ${row.theme_id})
			ORDER BY t.theme_id NULLS LAST, nlevel(u.path) DESC, t.name LIMIT ${2 * MOST_OFFERED}`
	);
	if (list.length === 0) return { decision: [], notice: [] };
	const lang = row.language as Lang;
	const values = await valuesOf(context, row, lang);
	const offered = (purpose: Purpose) =>
		list
			.filter((one) => one.purpose === purpose)
			.slice(0, MOST_OFFERED)
			.map(({ id, name, text }) => ({ id, name, text: fillPlaceholders(text, values, messages[lang].templates.gap) }));
	return { decision: offered('decision'), notice: offered('notice') };
}

/** The templates of the units whose templates the actor keeps. */
async function keptBy(db: Reader, actor: Staff): Promise<TemplateRow[]> {
	const paths = actor.posts.filter((post) => (TEMPLATE_KEEPERS as readonly string[]).includes(post.role)).map((post) => post.unitPath);
	return rows(
		db,
		sql<TemplateRow>`
			SELECT ${COLUMNS} FROM answer_template t JOIN unit u ON u.id = t.unit_id
			WHERE t.closed_at IS NULL AND u.path <@ ANY(${paths}::ltree[])
			ORDER BY u.path, t.purpose, t.language, t.name LIMIT 500`
	);
}

/** The page of templates: the list, what a new one offers to choose from, and the one that is being changed. */
export async function presentTemplates(context: DeskContext, editing: string | undefined) {
	const { db, lang, actor } = context;
	const words = messages[lang].templates;
	const [list, root, themes] = await Promise.all([keptBy(db, actor), rootUnit(db), openThemes(db)]);
	const units = (await unitsUnder(db, root.path)).filter((unit) => mayKeepTemplates(actor, unit.path));
	const named = new Map(units.map((unit) => [unit.id, unit.name[lang]]));
	return {
		list: list.map((one) => ({
			id: one.id,
			name: one.name,
			text: one.text,
			language: one.language,
			about: [
				words.purposes[one.purpose],
				words.languages[one.language],
				themes.find((theme) => theme.id === one.themeId)?.name[lang] ?? words.allThemes,
				named.get(one.unitId) ?? ''
			].join(' · ')
		})),
		units: units.length === 0 ? [] : unitOptions(lang, units),
		themes: [{ value: '', label: words.allThemes }, ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))],
		purposes: PURPOSES.map((value) => ({ value, label: words.purposes[value] })),
		editing: list.find((one) => one.id === editing)
	};
}
