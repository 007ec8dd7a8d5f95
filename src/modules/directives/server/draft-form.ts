/** What the form of a draft begins with. */
import type { Reader } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { next } from '../rules.ts';
import { LEADING, mayDirect } from './policy.ts';
import { criteriaOf } from './queries.ts';
import { directiveFor } from './visible.ts';

/** Units in whose name the actor directs. */
export async function issuersFor(db: Reader, actor: Staff, lang: Lang): Promise<{ value: string; label: string }[]> {
	const ids = actor.posts.filter((post) => LEADING.includes(post.role)).map((post) => post.unitId);
	const units = await unitsByIds(db, ids);
	return [...units.values()].filter((unit) => unit.open).map((unit) => ({ value: unit.id, label: unit.name[lang] }));
}

/** A draft as its form has it: each field as text, what is chosen several times joined by commas. Throws not_found, forbidden, conflict. */
export async function draftFor(db: Reader, actor: Staff, id: string): Promise<Record<string, string>> {
	const row = await directiveFor(db, actor, id);
	if (!mayDirect(actor, row.issuerPath)) throw forbidden();
	if (next(row.state, 'change') === undefined) throw conflict('directives.not_now');
	return {
		title: row.title,
		text: row.text,
		priority: row.priority ?? '',
		issuerUnitId: row.issuerUnitId,
		dueOn: row.dueOn.toString(),
		...audienceValues(row.audience),
		...criteriaValues(await criteriaOf(db, id))
	};
}

export function audienceValues({ kinds, within, levels, also, except }: Audience): Record<string, string> {
	return { kinds: kinds.join(','), within: within.join(', '), levels: levels.join(','), also: also.join(', '), except: except.join(', ') };
}

export function criteriaValues(criteria: readonly { text: string; evidence: boolean }[]): Record<string, string> {
	const numbered = criteria.map((one, i) => ({ n: String(i + 1), ...one }));
	return {
		...Object.fromEntries(numbered.map(({ n, text }) => [`criterion${n}`, text])),
		...Object.fromEntries(numbered.filter(({ evidence }) => evidence).map(({ n }) => [`evidence${n}`, 'on']))
	};
}
