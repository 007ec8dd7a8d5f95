import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import type { Actor, Citizen } from '#platform/identity/actor.ts';
import type { joinInput } from '../../input.ts';
import { mergeMessages } from '../../merge-messages/index.ts';
import { next, type Channel } from '../../rules.ts';
import { isKind } from '../../rules/suggest.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { applicantsOf, type Applicant } from '../applicant.ts';
import { withMembers } from '../family.ts';
import { can } from '../policy.ts';
import { tellWentIn } from '../together.ts';
import { alone, putInto, tellMerge } from './merge-appeal.ts';
import { receiveAppeal, type Received } from './receive-appeal.ts';

/**
 * Adds an applicant to a collective appeal. Each joins by an appeal of their own that lies in it from the start: with its
 * number, code, notices and decision, and nothing in common with the others but the matter. Throws not_found, forbidden,
 * conflict `appeals.join_not_now`, invalid `name` for somebody who is in it already.
 */
export async function joinAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof joinInput>): Promise<Received> {
	await alone(tx);
	const root = await lockAppeal(tx, id);
	if (!can(actor, 'read', root)) throw notFound();
	if (!can(actor, 'merge', root)) throw forbidden();
	return join(tx, actor, root, input, { channel: input.channel });
}

/**
 * The same by somebody themselves, who came by a link and whose mail address or telephone their sign-in proved; the caller has checked
 * the link. Throws not_found for an appeal that is kept from anybody, and as joinAppeal.
 */
export async function joinInvited(
	tx: Tx,
	actor: Citizen,
	id: string,
	input: Omit<z.output<typeof joinInput>, 'channel' | 'email'>
): Promise<Received> {
	await alone(tx);
	const root = await lockAppeal(tx, id);
	if (root.guard !== null) throw notFound();
	// What was proved stands, not what is typed beside it: by it somebody who comes a second time is known.
	const proved = { email: actor.email, phone: actor.phone ?? input.phone };
	const received = await join(tx, actor, root, { ...input, ...proved }, { channel: 'web', accountId: actor.accountId });
	if (actor.email !== undefined)
		await tx.updateTable('appeal_applicant').set({ email_verified_at: now() }).where('appeal_id', '=', received.id).execute();
	return received;
}

type Joining = Omit<z.output<typeof joinInput>, 'channel'>;
type From = { channel: Channel; accountId?: string };

async function join(tx: Tx, actor: Actor, root: LockedAppeal, input: Joining, from: From): Promise<Received> {
	if (next(root.state, 'take_in') === undefined) throw conflict('appeals.join_not_now');
	await refuseTwice(tx, root.id, input);
	const received = await receiveJoining(tx, actor, root, input, from);
	await putInto(tx, actor, await lockAppeal(tx, received.id), root, { joined: true });
	const { due_on: dueOn } = await tx.selectFrom('appeal').select('due_on').where('id', '=', root.id).executeTakeFirstOrThrow();
	await tellMerge(tx, received.id, 'joined', { other: root.number, due: dueOn });
	await tellWentIn(tx, actor, { partId: received.id, rootId: root.id });
	return { ...received, dueOn };
}

async function receiveJoining(tx: Tx, actor: Actor, root: LockedAppeal, input: Joining, from: From): Promise<Received> {
	const about = await tx.selectFrom('appeal').select(['theme_id', 'territory_id']).where('id', '=', root.id).executeTakeFirstOrThrow();
	return receiveAppeal(
		tx,
		actor,
		{
			...input,
			text: input.text ?? mergeMessages[input.language].joins(root.number),
			kind: isKind(root.kind) ? root.kind : undefined,
			themeId: about.theme_id ?? undefined,
			territoryId: about.territory_id ?? undefined,
			// The first applicant's street and point on the map are theirs: perhaps their home.
			place: about.territory_id === null ? root.number : undefined
		},
		{ ...from, unitId: root.unitId }
	);
}

type Person = Partial<Pick<Applicant, 'name' | 'phone' | 'email' | 'iin' | 'address'>>;
const KEYS = ['iin', 'phone', 'email'] as const;

/** Whether two records are of one person: by what identifies, else by name and address. */
function same(a: Person, b: Person): boolean {
	if (KEYS.some((key) => a[key] != null && a[key] === b[key])) return true;
	const plain = (text: string | null | undefined) => text?.trim().toLocaleLowerCase('kk') ?? '';
	return a.address != null && plain(a.name) === plain(b.name) && plain(a.address) === plain(b.address);
}

async function refuseTwice(tx: Tx, rootId: string, input: Joining): Promise<void> {
	const there = await applicantsOf(asReader(tx), await withMembers(tx, [rootId]));
	const asked: Person = {
		name: input.name,
		phone: input.phone ?? null,
		email: input.email ?? null,
		iin: input.iin ?? null,
		address: input.address ?? null
	};
	if ([...there.values()].some((one) => same(one, asked))) throw invalid('name', 'appeals.joined_already');
}
