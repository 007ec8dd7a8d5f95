/** What second looks found, for the page of a part and the page of its directive. */
import { paths } from '#lib/paths.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { mayMend, mayRead } from './policy.ts';
import { findingTag } from './present-look.ts';
import { answersOf, doneLookAt, doneLooksOf, type LookRow } from './queries.ts';

/** What a look found of a part, for who reads the part. Undefined where none is done, or it is not theirs to know. */
export async function presentLookAt(db: Reader, lang: Lang, actor: Staff, assignmentId: string) {
	const look = await doneLookAt(db, assignmentId);
	if (look?.finding == null || !mayRead(actor, look)) return undefined;
	const answers = (await answersOf(db, [look.id])).get(look.id) ?? [];
	return {
		href: paths.desk.look(look.id),
		tag: findingTag(lang, look.finding),
		when: look.endedAt === null ? '' : formatDate(lang, dayOf(look.endedAt)),
		remarks: answers.flatMap(({ remark }) => remark ?? []),
		mend: mayMend(actor, look) && look.mendedBy === null,
		mendedHref: mendedHref(actor, look)
	};
}

/**
 * What looks found of a directive's parts, as far as the reader may know: how many, and those that were not confirmed. Undefined
 * without one.
 */
export async function presentLooksOf(db: Reader, lang: Lang, actor: Staff, directiveId: string) {
	const looks = (await doneLooksOf(db, directiveId)).filter((look) => mayRead(actor, look));
	if (looks.length === 0) return undefined;
	const not = looks.filter(({ finding }) => finding === 'unconfirmed');
	const units = await unitsByIds(
		db,
		not.flatMap((look) => [look.unitId, look.issuerUnitId])
	);
	const name = (id: string) => units.get(id)?.name[lang] ?? '';
	return {
		said: messages[lang].onDirective.said(formatNumber(lang, looks.length - not.length), formatNumber(lang, not.length)),
		unconfirmed: not.map((look) => ({
			id: look.id,
			href: paths.desk.look(look.id),
			unit: name(look.unitId),
			issuer: name(look.issuerUnitId),
			mendedHref: mendedHref(actor, look)
		}))
	};
}

/** Where it is put right, for those whose draft that is: others learn of it when it is issued to them. */
const mendedHref = (actor: Staff, look: LookRow) =>
	look.mendedBy !== null && mayMend(actor, look) ? paths.desk.directive(look.mendedBy) : undefined;
