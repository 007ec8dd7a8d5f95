import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import * as inputs from '#modules/floor/input.ts';
import { messages } from '#modules/floor/messages/index.ts';
import * as floor from '#modules/floor/server/index.ts';
import { endInput, noteInput, oneItemInput } from '#modules/sittings/agenda-input.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import { beginCheckIn, beginItem, endItem, endSitting, notePresence, openSitting, sittingFor } from '#modules/sittings/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** A sitting as it goes, for the chair and the secretary. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	return {
		page: await floor.presentDeskFloor(reader(), lang, requireStaff(event), event.params.id),
		done: messages[lang].done[event.url.searchParams.get('done') ?? '']
	};
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, sittings[lang].errors],
	about: async (actor, { id }) => (await sittingFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.floor(id, done)
});
const none = z.object({});

export const actions = {
	checkIn: act('checkIn', none, beginCheckIn),
	note: act('note', noteInput, notePresence),
	open: act('open', none, openSitting),
	beginItem: act('beginItem', oneItemInput, beginItem),
	endItem: act('endItem', none, endItem),
	end: act('end', endInput, endSitting),
	openVote: act('openVote', inputs.openVoteInput, floor.openVote),
	closeVote: act('closeVote', inputs.oneVoteInput, floor.closeVote),
	voidVote: act('voidVote', inputs.voidVoteInput, floor.voidVote),
	chairVoice: act('chairVoice', inputs.chairVoiceInput, floor.sayChairVoice),
	hands: act('hands', inputs.handsInput, floor.enterHands),
	named: act('named', inputs.namedInput, floor.enterNamed),
	confirm: act('confirm', inputs.confirmInput, floor.confirmCount),
	refuse: act('refuse', inputs.refuseCountInput, floor.refuseCount),
	ask: act('ask', inputs.askInput, floor.askFloor),
	begin: act('begin', inputs.speakerInput, floor.beginSpeech),
	pause: act('pause', inputs.speakerInput, floor.pauseSpeech),
	resume: act('resume', inputs.speakerInput, floor.resumeSpeech),
	endSpeech: act('endSpeech', inputs.speakerInput, floor.endSpeech),
	withdraw: act('withdraw', inputs.speakerInput, floor.withdrawAsk),
	budget: act('budget', inputs.budgetInput, floor.setBudget)
} satisfies Actions;
