/** For tests: a sitting whose draft agenda is discussed from 28 October to 4 November 2026, with an open item, a closed one, and a draft decision. */
import { makeCitizen, type Citizen } from './actors.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { makeToken } from '../src/platform/secrets.ts';
import { paperInput, versionInput } from '../src/modules/sittings/paper-input.ts';
import { itemInput, sittingInput } from '../src/modules/sittings/agenda-input.ts';
import { addItem, addPaper, addVersion, openDiscussion, papersOf, planSitting } from '../src/modules/sittings/server/index.ts';
import { sittingWorld, type SittingWorld } from '../src/modules/sittings/server/fixture.ts';
import {
	commentInput,
	proposalInput,
	voiceInput,
	type CommentInput,
	type ProposalInput,
	type VoiceInput
} from '../src/modules/discussion/input.ts';
import { comment, propose } from '../src/modules/discussion/server/index.ts';

export interface DiscussionWorld extends SittingWorld {
	id: string;
	item: string;
	closed: string;
	paper: string;
	/** The latest version of the draft, which has two paragraphs. */
	version: string;
	aigul: Citizen;
	berik: Citizen;
}

/** `needed`: how many voices a proposal needs at the body. */
export async function discussionWorld(tx: Tx, needed = 2): Promise<DiscussionWorld> {
	const w = await sittingWorld(tx);
	await tx
		.insertInto('discussion_rule')
		.values({ id: w.body.id, unit_id: w.body.id, valid_from: Temporal.PlainDate.from('2026-01-01'), supports: needed, source: 'Регламент' })
		.execute();
	const form = { day: '2026-11-12', from: '10:00', to: '12:00', place: 'Мәжіліс залы', chairId: w.chair.personId };
	const id = await planSitting(tx, w.secretary, w.body.id, sittingInput.parse(form));
	const add = (itemKk: string, closedGround = '') => addItem(tx, w.secretary, id, itemInput.parse({ itemKk, minutes: '20', closedGround }));
	const [item, closed] = [await add('Көше жарығы'), await add('Құпия атау', 'Жеке деректер қаралады')];
	const draft = (itemId: string) =>
		paperInput.parse({ itemId, paperKind: 'draft', paperTitle: 'Шешім жобасы', body: 'Бірінші нұсқа тармағы.' });
	const paper = await addPaper(tx, w.secretary, id, draft(item));
	await addPaper(tx, w.secretary, id, draft(closed));
	const body = 'Он шам қойылады.\n\nАқша бюджеттен бөлінеді.';
	await addVersion(tx, w.secretary, id, versionInput.parse({ paperId: paper, body }));
	await openDiscussion(tx, w.secretary, id);
	const version = (await papersOf(tx, id)).find((one) => one.id === paper)?.versions[0]?.id ?? '';
	const people = { aigul: await makeCitizen(tx, 'aigul@example.kz'), berik: await makeCitizen(tx, 'berik@example.kz', 'ru') };
	return { ...w, id, item, closed, paper, version, ...people };
}

export const said = (w: DiscussionWorld, changes: Record<string, string> = {}): CommentInput & { lang: 'kk' } => ({
	...commentInput.parse({ key: makeToken(), itemId: w.item, comment: 'Мектеп жаны да қараңғы', name: 'Айгүл', ...changes }),
	lang: 'kk'
});

export const proposed = (changes: Record<string, string> = {}): ProposalInput & { lang: 'kk' } => ({
	...proposalInput.parse({ key: makeToken(), proposal: 'Аялдама салу', why: 'Қыста адамдар далада тұрады', ...changes }),
	lang: 'kk'
});

export const voice = (targetId: string, changes: Record<string, string> = {}): VoiceInput =>
	voiceInput.parse({ target: 'comment', targetId, stance: 'for', ...changes });

/** The id of a comment by its number. */
export async function idOf(tx: Tx, eventId: string, number: number): Promise<string> {
	const row = await tx
		.selectFrom('discussion_comment')
		.select('id')
		.where('event_id', '=', eventId)
		.where('number', '=', number)
		.executeTakeFirstOrThrow();
	return row.id;
}

/** Comments, and returns its id. */
export const comments = async (tx: Tx, w: DiscussionWorld, who: Citizen, changes: Record<string, string> = {}): Promise<string> =>
	idOf(tx, w.id, await comment(tx, who, w.id, said(w, changes)));

/** Proposes an item, and returns its id. */
export const proposes = async (tx: Tx, w: DiscussionWorld, who: Citizen, changes: Record<string, string> = {}): Promise<string> =>
	idOf(tx, w.id, await propose(tx, who, w.id, proposed(changes)));
