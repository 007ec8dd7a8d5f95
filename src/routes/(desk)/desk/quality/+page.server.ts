import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { presentSigned, signedWithSigns } from '#modules/quality/server/index.ts';
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
	const after = afterFrom(event.url.searchParams.get('after'));
	const list = await signedWithSigns(reader(), actor, after, PAGE + 1);
	const last = list.length > PAGE ? list[PAGE - 1] : undefined;
	return {
		items: await presentSigned(reader(), event.locals.lang, list.slice(0, PAGE)),
		first: after === undefined ? undefined : paths.desk.quality(),
		older: last === undefined ? undefined : paths.desk.quality(`${last.signedAt.toString()}~${last.id}`)
	};
};
