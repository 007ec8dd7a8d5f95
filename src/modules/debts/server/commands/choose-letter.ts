import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { LetterInput } from '../../input.ts';
import { headsOwn } from '../letter-heads.ts';

/** Turns one's own weekly letter off or on; chosen again it changes nothing. Throws forbidden for who heads no unit. */
export async function chooseLetter(tx: Tx, actor: Staff, { wanted }: LetterInput): Promise<void> {
	if (!headsOwn(actor)) throw forbidden();
	const at = now();
	const changed = await tx
		.insertInto('weekly_letter_choice')
		.values({ person_id: actor.personId, wanted, chosen_at: at })
		.onConflict((c) => c.column('person_id').doUpdateSet({ wanted, chosen_at: at }).where('weekly_letter_choice.wanted', '<>', wanted))
		.returning('wanted')
		.executeTakeFirst();
	if (changed === undefined) return;
	const subject = { kind: 'account', id: actor.accountId } as const;
	await journal(tx, { subject, actor, act: wanted ? 'account.letter_on' : 'account.letter_off', seenBy: 'staff', at });
}
