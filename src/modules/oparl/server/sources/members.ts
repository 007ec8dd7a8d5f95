/** Factions and public councils, their terms and who sits in them, as OParl knows them: one body for each branch of the organisation. */
import type { Reader } from '#platform/db/index.ts';
import { namedId } from '#platform/ids.ts';
import { publicOrigin } from '#platform/config.ts';
import { messages as mandates } from '#modules/mandates/messages/index.ts';
import { wholeOf, type Whole } from '#modules/mandates/server/index.ts';
import type { BodyKind } from '#modules/mandates/rules.ts';
import { paths } from '#lib/paths.ts';
import type { Thing } from '../../rules/convert.ts';
import type { Top } from '../../rules/dump.ts';
import { inner, own, top } from '../own.ts';
import { addressOf } from '../present.ts';

/** The words of OParl for kinds of organisations (1.1, Organization). */
const KINDS: Record<BodyKind, string> = { faction: 'Fraktion', council: 'Gremium' };

/** Who sits in several bodies, or in one after another, is one person where the register of staff knows it; its ids are not told. */
export const personOf = ({ personId, id }: { personId: string | null; id: string }): string => namedId(`oparl person ${personId ?? id}`);

/** The id of the body that a branch is; the branch may be an organisation, too. */
export const bodyOf = (branchId: string): string => namedId(`oparl body ${branchId}`);

type Body = Whole['bodies'][number];

const web = (path: string) => publicOrigin() + path;

function bodyTop({ branchId, branch, territory }: Body, { terms, bodies }: Whole): Top {
	const here = bodies.filter((one) => one.branchId === branchId);
	return top('Body', bodyOf(branchId), bodyOf(branchId), {
		name: branch.kk,
		'jauap:names': branch,
		...(territory !== null && { 'jauap:kato': territory }),
		legislativeTerm: terms.flatMap((term): Thing[] => {
			const body = here.find(({ id }) => id === term.unitId);
			if (body === undefined) return [];
			const thing = {
				body: own('Body', bodyOf(branchId)),
				name: `${body.name.kk}, ${String(term.ordinal)}`,
				'jauap:organization': addressOf('Organization', body.id)
			};
			return [inner('LegislativeTerm', term.id, { ...thing, startDate: term.validFrom.toString(), endDate: term.validTo.toString() })];
		})
	});
}

function organizationTop(body: Body, { mandates: list }: Whole): Top {
	return top('Organization', body.id, bodyOf(body.branchId), {
		body: own('Body', bodyOf(body.branchId)),
		name: body.name.kk,
		'jauap:names': body.name,
		organizationType: KINDS[body.kind],
		classification: body.kind,
		web: web(paths.councils.one('kk', body.id)),
		startDate: body.validFrom.toString(),
		...(body.validTo !== null && { endDate: body.validTo.toString() }),
		membership: list.filter(({ unitId }) => unitId === body.id).map(({ id }) => own('Membership', id))
	});
}

function personTop(held: Whole['mandates'], branchOf: ReadonlyMap<string, string>): Top[] {
	const latest = held.at(-1);
	const branchId = branchOf.get(latest?.unitId ?? '');
	if (latest === undefined || branchId === undefined) return [];
	const bodyId = bodyOf(branchId);
	const membership = held.map((one) =>
		inner('Membership', one.id, {
			person: own('Person', personOf(one)),
			organization: own('Organization', one.unitId),
			role: mandates.kk.places[one.place],
			'jauap:role': one.place,
			startDate: one.validFrom.toString(),
			endDate: one.validTo.toString()
		})
	);
	return [top('Person', personOf(latest), bodyId, { body: own('Body', bodyId), name: latest.name, membership })];
}

/** Bodies, organisations, persons with their memberships. */
export async function memberObjects(db: Reader): Promise<Top[]> {
	const whole = await wholeOf(db);
	const branchOf = new Map(whole.bodies.map(({ id, branchId }) => [id, branchId]));
	const branches = whole.bodies.filter((body, at) => whole.bodies.findIndex(({ branchId }) => branchId === body.branchId) === at);
	return [
		...branches.map((body) => bodyTop(body, whole)),
		...whole.bodies.map((body) => organizationTop(body, whole)),
		...[...Map.groupBy(whole.mandates, personOf).values()].flatMap((held) => personTop(held, branchOf))
	];
}
