/** A draft agenda is discussed with citizens: a draft decision in two versions, what is said of it, and how each word ends. */
import type { Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { makeToken } from '../../../platform/secrets.ts';
import { answerInput, commentInput, groupInput, hideInput, proposalInput, voiceInput } from '../../../modules/discussion/input.ts';
import * as discussion from '../../../modules/discussion/server/index.ts';
import { paperInput, versionInput } from '../../../modules/sittings/paper-input.ts';
import * as sittings from '../../../modules/sittings/server/index.ts';
import { HOUR } from '../worktime.ts';
import { ANSWER, FIRST, GROUP, HIDDEN, PAPER, PROPOSAL, REFUSED, SECOND, WORDS, type DemoWord } from './agenda-words.ts';
import type { makeCitizens } from './questions.ts';
import type { Script } from './stage.ts';

type Citizens = Awaited<ReturnType<typeof makeCitizens>>;

/** The items that the story put on an agenda, in their order: what was left of an earlier sitting has come onto it by itself. */
export const ownItems = async (tx: Tx, id: string) => (await sittings.itemsOf(tx, id)).filter(({ fromItemId }) => fromItemId === null);

export interface Discussed {
	script: Script;
	idOf: () => string;
	host: Staff;
	citizens: Citizens;
	/** When the draft goes out, and when it is answered. */
	opened: number;
	answered: number;
}

/** Plays it: papers, words, voices, one that is hidden, a group with a place in the minutes, an answer, a refusal; one word stays open. */
export function discuss({ script, idOf, host, citizens, opened, answered }: Discussed): void {
	const { papers, say, idsOf } = acts(idOf, host, citizens);
	script.on(opened - HOUR, papers);
	for (const [i, word] of WORDS.entries()) script.on(opened + HOUR * (i + 1), (tx) => say(tx, i, word));
	script.on(opened + HOUR * 7, async (tx) => {
		const [author] = citizens;
		if (author === undefined) return;
		await discussion.propose(tx, author, idOf(), { ...proposalInput.parse({ ...PROPOSAL, key: makeToken() }), lang: 'kk' });
		const ids = await idsOf(tx);
		for (const [i, citizen] of citizens.entries())
			await discussion.supportAll(tx, [
				{ actor: citizen, eventId: idOf(), input: voiceInput.parse({ target: 'comment', targetId: ids[i % 3], stance: 'for' }) }
			]);
	});
	script.on(opened + HOUR * 8, async (tx) => {
		const ids = await idsOf(tx);
		await discussion.hide(tx, host, idOf(), hideInput.parse({ commentId: ids[4], hideReason: 'advert', hideWords: HIDDEN }));
		await discussion.group(tx, host, idOf(), groupInput.parse({ commentIds: ids.slice(0, 2), groupTitle: GROUP }));
	});
	script.on(answered, async (tx) => {
		const [ids, [, item]] = [await idsOf(tx), await ownItems(tx, idOf())];
		const { group_id: groupId } = await tx
			.selectFrom('discussion_comment')
			.select('group_id')
			.where('id', '=', ids[0] ?? '')
			.executeTakeFirstOrThrow();
		const answer = (said: Record<string, string | undefined | null>) => discussion.answer(tx, host, idOf(), answerInput.parse(said));
		await answer({ of: 'group', id: groupId, kind: 'minutes', itemId: item?.id });
		await answer({ of: 'comment', id: ids[3], kind: 'answer', answer: ANSWER });
		await answer({ of: 'comment', id: ids[5], kind: 'refused', answer: REFUSED });
	});
}

function acts(idOf: () => string, host: Staff, citizens: Citizens) {
	/** In the order in which they were said. */
	const idsOf = async (tx: Tx): Promise<string[]> =>
		(await tx.selectFrom('discussion_comment').select('id').where('event_id', '=', idOf()).orderBy('number').execute()).map(({ id }) => id);
	return {
		idsOf,
		papers: async (tx: Tx) => {
			// The first item is how earlier decisions stand.
			const item = (await ownItems(tx, idOf()))[1];
			const draft = paperInput.parse({ itemId: item?.id, paperKind: 'draft', paperTitle: PAPER, body: FIRST });
			const paperId = await sittings.addPaper(tx, host, idOf(), draft);
			await sittings.addVersion(tx, host, idOf(), versionInput.parse({ paperId, body: SECOND }));
		},
		say: async (tx: Tx, i: number, { lang, text, paragraph, name }: DemoWord) => {
			const [paper] = await sittings.papersOf(tx, idOf());
			const about = paragraph === undefined ? {} : { versionId: paper?.versions[0]?.id, paragraph };
			const input = commentInput.parse({ key: makeToken(), itemId: paper?.itemId, comment: text, name, ...about });
			const citizen = citizens[(i + 1) % citizens.length];
			if (citizen !== undefined) await discussion.comment(tx, citizen, idOf(), { ...input, lang });
		}
	};
}
