import type { Update } from 'grammy/types';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Database, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { open, seal, sha256, sign } from '#platform/secrets.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { appealForApplicant, openByCode, receiveAppeal, statusUrl } from '#modules/appeals/server/index.ts';
import { placeName, searchTerritories } from '#modules/territory/server/index.ts';
import { telegramMessages } from '../../telegram-messages/index.ts';
import { START, turn, type Doors, type Talk, type Turn } from '../talk.ts';
import { saidIn, sealAnswer } from '../telegram.ts';

type Handles = Pick<Database, 'write'>;

/**
 * Takes what somebody said to the bot, once for each update: the conversation goes a step on, an appeal that is confirmed is
 * received, and the answer is queued, all in one transaction. Nothing is kept in memory.
 */
export async function takeUpdate(update: Update, db: Handles): Promise<void> {
	const heard = saidIn(update);
	if (heard === undefined) return;
	const { chat, said, callback } = heard;
	const key = sign(`telegram-chat:${String(chat)}`);
	await db.write(async (tx) => {
		// Two updates of one chat wait for one another here.
		await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`telegram:${key}`}, 0))`.execute(tx);
		const [at, hash] = [now(), sha256(key)];
		const first = await tx
			.insertInto('telegram_update')
			.values({ id: update.update_id, at })
			.onConflict((c) => c.column('id').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (first === undefined) return;
		const row = await tx.selectFrom('telegram_chat').select('talk').where('chat_hash', '=', hash).executeTakeFirst();
		const before = row === undefined ? START : (JSON.parse(open(row.talk)) as Talk);
		const { talk, say } = await answerOf(before, () => turn(before, said, doorsOf(tx, db, key)));
		const kept = seal(JSON.stringify(talk));
		await tx
			.insertInto('telegram_chat')
			.values({ chat_hash: hash, talk: kept, changed_at: at })
			.onConflict((c) => c.column('chat_hash').doUpdateSet({ talk: kept, changed_at: at }))
			.execute();
		await enqueue(tx, 'channels.telegram', sealAnswer({ chat, say, callback }));
	});
}

/** A refusal for haste is said, and the conversation stays where it is. */
async function answerOf(talk: Talk, act: () => Promise<Turn>): Promise<Turn> {
	try {
		return await act();
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== 'throttled') throw error;
		return { talk, say: { text: telegramMessages[talk.lang].tooOften } };
	}
}

const SHOWN = 6;

function doorsOf(tx: Tx, db: Handles, chat: string): Doors {
	const reader = asReader(tx);
	return {
		places: async (asked, lang) => (await searchTerritories(reader, asked, lang, SHOWN)).map(({ id, label }) => ({ id, label })),
		placeName: (id, lang) => (/^[0-9a-f-]{36}$/.test(id) ? placeName(reader, id, lang) : Promise.resolve('')),
		send: async (talk) => {
			await throttle(db, `telegram:${chat}`, 20, 86_400);
			return send(tx, talk);
		},
		status: async (number, code, lang) => {
			await throttle(db, `telegram_find:${chat}`, 30, 600);
			const id = await openByCode(reader, number, code);
			if (id === undefined) return undefined;
			const appeal = await appealForApplicant(reader, { kind: 'applicant', appealId: id }, number);
			const state = appealMessages[lang].state[appeal.state];
			return { number, state, due: formatDate(lang, appeal.due_on), url: statusUrl(lang, number) };
		}
	};
}

async function send(tx: Tx, { lang, text = '', territoryId, name, phone, email }: Talk) {
	try {
		const input = { text, language: lang, territoryId, name, phone, email };
		const { number, accessCode, dueOn } = await receiveAppeal(tx, ANONYMOUS, input, { channel: 'telegram' });
		return { number, code: accessCode, due: formatDate(lang, dueOn), url: statusUrl(lang, number) };
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== 'appeals.election') throw error;
		return undefined;
	}
}

/** Forgets conversations and updates of long ago. */
export async function sweepTelegram(tx: Tx): Promise<void> {
	const before = now().subtract({ hours: 30 * 24 });
	await tx.deleteFrom('telegram_chat').where('changed_at', '<', before).execute();
	await tx.deleteFrom('telegram_update').where('at', '<', before).execute();
}
