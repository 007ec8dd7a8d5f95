import { inBatches } from '#platform/db/batch.ts';
import { now } from '#platform/clock.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paragraphs } from '#modules/sittings/rules/agenda.ts';
import type { VoiceInput } from '../../input.ts';
import { isHidden } from '../../rules.ts';
import { commentById } from '../queries.ts';
import { citizenOf, draftOf, speakOf, type Spoken } from '../store.ts';
import { keepVoices } from '../voices.ts';

/** A citizen's voice for or against an item, a paragraph of a draft or a comment, or taken back. */
interface Said {
	actor: Actor;
	eventId: string;
	input: VoiceInput;
}

/**
 * Voices of many at once: each is checked as if it came alone, what they share is read once; said twice it is the same. One voice of a
 * person for each thing: of an account, whose address a code proved. Not journalled: whom somebody supports is nobody else's to know. Throws
 * of any of them not_found, forbidden, conflict `discussion.closed`, `discussion.old_version`.
 */
export async function supportAll(tx: Tx, list: readonly Said[]): Promise<void> {
	const sittings = new Map<string, Promise<Spoken>>();
	const checked = new Map<string, Promise<void>>();
	const voices = [];
	for (const { actor, eventId, input } of list) {
		const { accountId } = citizenOf(actor);
		const spoken = await remembered(sittings, eventId, () => speakOf(tx, eventId));
		const { target, targetId, paragraph = 0, stance } = input;
		await remembered(checked, [eventId, target, targetId, paragraph].join(' '), () => checkTarget(tx, spoken, target, targetId, paragraph));
		voices.push({ eventId, targetId, paragraph, accountId, stance });
	}
	await keepVoices(tx, voices, now());
}

/** One voice, in a transaction with whoever else gives one at this moment. Throws as `supportAll` for its own. */
export const supportSoon: (said: Said) => Promise<void> = inBatches(async (list: readonly Said[]) => {
	await write((tx) => supportAll(tx, list));
	return list.map(() => undefined);
});

function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
	const before = known.get(key);
	if (before !== undefined) return before;
	const found = find();
	known.set(key, found);
	return found;
}

async function checkTarget(tx: Tx, spoken: Spoken, target: VoiceInput['target'], targetId: string, paragraph: number): Promise<void> {
	if (target === 'item') {
		found(spoken.open.has(targetId) ? true : undefined);
		return;
	}
	if (target === 'paragraph') {
		const { text } = await draftOf(tx, spoken, targetId);
		found(paragraphs(text ?? '')[paragraph - 1]);
		return;
	}
	const comment = found(await commentById(asReader(tx), spoken.sitting.id, targetId));
	found(isHidden(comment) || (comment.itemId !== null && !spoken.open.has(comment.itemId)) ? undefined : true);
}
