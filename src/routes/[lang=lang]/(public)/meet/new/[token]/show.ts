/** What each question shows: what can be chosen, and what was answered. */
import { MODES } from '#modules/receptions/rules.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { pageMessages } from '#modules/wishes/messages-page/index.ts';
import { answersOf, freeTimes, groupsFor, heldFor, type FreeTimes, type WishAnswer, type WishDraft } from '#modules/wishes/server/index.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { reader } from '#platform/db/index.ts';
import { offers, type Offers } from '../../../appeals/new/[token]/where/places.ts';
import { whomToMeet, type Whom } from '../../hosts.ts';
import type { Question } from '#modules/wishes/rules/questions.ts';
import type { DraftEvent } from './draft.ts';

export interface Shown {
	values: Record<string, string | undefined>;
	whom?: Whom;
	where?: Offers & { q: string };
	options?: Option[];
	times?: FreeTimes & { minutes: number };
	review?: { answers: WishAnswer[]; missing: string[]; held: string | undefined };
}

export async function show(event: DraftEvent, { body, ...draft }: WishDraft, question: Question): Promise<Shown> {
	const { lang } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const { firstName, lastName, phone, email, group = '', topic, needs, mode } = body;
	switch (question) {
		case 'whom': {
			const hostId = body.anybody === true ? 'anybody' : body.hostId;
			return { values: { hostId }, whom: await whomToMeet(lang, asked('q'), body.hostId) };
		}
		case 'where': {
			const q = asked('q').trim();
			const found = await offers(lang, { q, within: '', chosen: body.territoryId });
			return { values: { territoryId: found.selected }, where: { ...found, q } };
		}
		case 'how':
			return {
				values: { mode },
				options: MODES.map((value) => ({ value, label: messages[lang].modes[value], hint: pageMessages[lang].form.how.hints[value] }))
			};
		case 'what':
			return { values: { topic, needs } };
		case 'time': {
			const times = await freeTimes(reader(), lang, body, asked('after'));
			return { values: { slotId: body.slotId ?? (body.line === true || times.options.length === 0 ? 'line' : '') }, times };
		}
		case 'who':
			return { values: { firstName, lastName, phone, email, group }, options: await groupsFor(reader(), lang) };
		case 'review':
			return { values: {}, review: { ...(await answersOf(reader(), lang, body)), held: heldFor(lang, { body, ...draft }) } };
	}
}
