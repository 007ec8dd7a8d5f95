/** The acts of a conference's page: what each takes, and the command that does it. */
import { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { messages as directiveMessages } from '#modules/directives/messages/index.ts';
import { addPersonInput, cancelInput, excuseInput, itemInput, markInput, replyInput } from '#modules/events/input.ts';
import { messages as eventMessages } from '#modules/events/messages/index.ts';
import * as events from '#modules/events/server/index.ts';
import { messages as organisationMessages } from '#modules/organisation/messages/index.ts';
import { decisionInput, priorityInput } from '#modules/conferences/input.ts';
import { messages } from '#modules/conferences/messages/index.ts';
import * as conferences from '#modules/conferences/server/index.ts';

/** Words of every room whose refusals the page may show. */
export const wordsOf = (lang: Lang) =>
	[messages, eventMessages, organisationMessages, assignmentMessages, directiveMessages].map((room) => room[lang].errors);

const nothing = z.object({});

export const conferenceActs = {
	invite: { schema: nothing, run: events.inviteUnits },
	reply: { schema: replyInput, run: events.replyInvitation },
	open: { schema: nothing, run: (tx: Tx, actor: Actor, id: string) => events.openEvent(tx, actor, id) },
	close: { schema: nothing, run: conferences.closeConference },
	cancel: { schema: cancelInput, run: events.cancelEvent },
	mark: { schema: markInput, run: events.markAttendance },
	add: { schema: addPersonInput, run: events.addAttendee },
	excuse: { schema: excuseInput, run: events.excuseMember },
	item: { schema: itemInput, run: events.turnItem },
	priority: { schema: priorityInput, run: conferences.takePriority },
	decision: { schema: decisionInput, run: conferences.takeDecision },
	attach: { schema: nothing, run: events.attachDocuments }
};
