/** What the page of an assignment says and offers when it is part of a directive. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { presentActs } from '#modules/assignments/server/index.ts';
import { personNames, unitById, unitsUnder } from '#modules/organisation/server/index.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';
import { criteriaOf, marksOf } from './queries.ts';
import { directiveFor, KIND } from './visible.ts';
import { unitsWithPart } from '#modules/assignments/server/index.ts';
import { messages } from '../messages/index.ts';

export interface Part {
	id: string;
	unitId: string;
	origin: { kind: string; id: string };
}

/** Undefined for an assignment that is part of no directive. */
export async function presentPart(db: Reader, actor: Staff, lang: Lang, part: Part, acts: ReturnType<typeof presentActs>) {
	if (part.origin.kind !== KIND) return undefined;
	const [directive, criteria, marks] = await Promise.all([
		directiveFor(db, actor, part.origin.id),
		criteriaOf(db, part.origin.id),
		marksOf(db, part.id)
	]);
	const people = await personNames(
		db,
		marks.map((mark) => mark.by).filter((id) => id !== null)
	);
	const rounds = [...Map.groupBy(marks, (mark) => mark.round)].map(([round, list]) => ({
		round: messages[lang].part.round(formatNumber(lang, round + 1)),
		by: people.get(list[0]?.by ?? '') ?? '',
		at: list[0] === undefined ? '' : formatDateTime(lang, list[0].at),
		marks: list.map((mark) => ({
			id: mark.criterionId,
			text: criteria.find((one) => one.id === mark.criterionId)?.text ?? '',
			met: mark.met,
			remark: mark.remark ?? ''
		}))
	}));
	return {
		href: paths.desk.directive(directive.id),
		title: directive.title,
		text: directive.text,
		due: formatDate(lang, directive.dueOn),
		criteria,
		rounds,
		judge: acts.judge,
		split: acts.split ? await choices(db, lang, part) : undefined
	};
}

/** Units one by one that a form can still be read with; deeper ones are chosen by rule. */
const MOST_CHOICES = 60;

/** Whom the part can be passed on to: kinds of unit below, and the units directly below that have none yet. */
async function choices(db: Reader, lang: Lang, part: Part) {
	const unit = await unitById(db, part.unitId);
	if (unit === undefined) return undefined;
	const [under, having] = await Promise.all([unitsUnder(db, unit.path), unitsWithPart(db, part.id)]);
	const below = under.filter((one) => one.id !== unit.id);
	if (below.length === 0) return undefined;
	const names = organisation[lang].audience.kinds;
	const kinds = [...Map.groupBy(below, (one) => one.kind)].map(([kind, list]) => ({
		value: kind,
		label: `${names[kind]} (${formatNumber(lang, list.length)})`
	}));
	const units = below
		.filter((one) => one.parentId === unit.id && !having.has(one.id))
		.slice(0, MOST_CHOICES)
		.map((one) => ({ value: one.id, label: one.name[lang] }));
	return { kinds, units };
}
