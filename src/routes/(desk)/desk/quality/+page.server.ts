import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#modules/quality/messages/index.ts';
import { presentMeasure, presentSigned, REVIEW_LISTS, signedWithSigns } from '#modules/quality/server/index.ts';
import type { PageServerLoad } from './$types';

const PAGE = 25;
const AFTER = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function afterFrom(value: string | null) {
	const [, signedAt, id] = AFTER.exec(value ?? '') ?? [];
	return signedAt === undefined || id === undefined ? undefined : { signedAt: Temporal.Instant.from(signedAt), id };
}

/** Signed decisions that show a sign of a formal reply, for those above the unit that answered. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'branch_head', 'central', 'auditor');
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const shown = REVIEW_LISTS.find((one) => one === query.get('list')) ?? 'waiting';
	const after = afterFrom(query.get('after'));
	const found = await signedWithSigns(reader(), actor, after, PAGE + 1, shown);
	const last = found.length > PAGE ? found[PAGE - 1] : undefined;
	const [items, measure] = await Promise.all([
		presentSigned(reader(), lang, found.slice(0, PAGE)),
		shown === 'reviewed' ? presentMeasure(reader(), lang) : undefined
	]);
	const done: Partial<Record<string, string>> = messages[lang].review.done;
	const list = shown === 'waiting' ? undefined : shown;
	return {
		shown,
		items,
		measure,
		done: done[query.get('done') ?? ''],
		first: after === undefined ? undefined : paths.desk.quality({ list }),
		older: last === undefined ? undefined : paths.desk.quality({ list, after: `${last.signedAt.toString()}~${last.id}` })
	};
};
