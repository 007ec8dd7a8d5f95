/** Telegram's side of the bot: what an update says, and how an answer is sent (grammY over the Bot API). */
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { paths } from '#lib/paths.ts';
import { config } from '#platform/config.ts';
import { Hopeless } from '#platform/jobs/index.ts';
import { open, seal, sign, verifySignature } from '#platform/secrets.ts';
import type { Said, Say } from './talk.ts';

const HOOK = 'telegram-webhook';

/** Whether the header of a request is the one that Telegram was told to send. */
export function isFromTelegram(header: string | null): boolean {
	return header !== null && verifySignature(HOOK, header);
}

/** Loaded where there is a bot. */
const grammy = () => import('grammy');

async function api(): Promise<Api | undefined> {
	const { TELEGRAM_TOKEN, TELEGRAM_API } = config();
	if (TELEGRAM_TOKEN === undefined) return undefined;
	const { Api } = await grammy();
	return new Api(TELEGRAM_TOKEN, { apiRoot: TELEGRAM_API });
}

/** Tells Telegram where updates go; told again, it changes nothing. */
export async function setHook(origin: string): Promise<void> {
	const options = { secret_token: sign(HOOK), allowed_updates: ['message', 'callback_query'] as const };
	const telegram = await api();
	await telegram?.setWebhook(`${origin}${paths.telegram}`, options);
}

/** What a person said in a chat of their own with the bot; undefined for groups, channels and other bots. */
export function saidIn(update: Update): { chat: number; said: Said; callback?: string } | undefined {
	const { message, callback_query: pressed } = update;
	if (pressed?.message?.chat.type === 'private') {
		return { chat: pressed.message.chat.id, said: { text: '', button: pressed.data ?? '' }, callback: pressed.id };
	}
	if (message?.chat.type !== 'private' || message.from.is_bot) return undefined;
	// A contact out of the address book is somebody else's.
	const own = message.contact?.user_id === message.from.id ? message.contact.phone_number : undefined;
	return { chat: message.chat.id, said: { text: message.text ?? '', ...(own === undefined ? {} : { phone: own }) } };
}

export interface Outgoing {
	chat: number;
	say: Say;
	callback?: string | undefined;
}

/** An answer on its way lies sealed: it may hold a code. */
export const sealAnswer = (answer: Outgoing) => ({ sealed: seal(JSON.stringify(answer)).toString('base64') });

async function keyboard({ buttons, askNumber }: Say) {
	const { InlineKeyboard, Keyboard } = await grammy();
	if (askNumber !== undefined) return new Keyboard().requestContact(askNumber).oneTime().resized();
	if (buttons !== undefined)
		return buttons.reduce((board, { label, data }) => board.text(label.slice(0, 60), data).row(), new InlineKeyboard());
	return { remove_keyboard: true as const };
}

/** Sends one answer. What Telegram refuses for good (the bot is blocked, the chat is gone) is not tried again. */
export async function sendAnswer({ sealed }: { sealed: string }): Promise<void> {
	const { chat, say, callback } = JSON.parse(open(Buffer.from(sealed, 'base64'))) as Outgoing;
	const telegram = await api();
	if (telegram === undefined) throw new Hopeless('TELEGRAM_TOKEN is not set any more');
	const { GrammyError } = await grammy();
	try {
		await telegram.sendMessage(chat, say.text, { reply_markup: await keyboard(say), link_preview_options: { is_disabled: true } });
		// Stops the button's clock; too late for it is no failure of the answer.
		if (callback !== undefined) await telegram.answerCallbackQuery(callback).catch(() => undefined);
	} catch (error) {
		if (error instanceof GrammyError && error.error_code >= 400 && error.error_code < 500 && error.error_code !== 429)
			throw new Hopeless(`refused by Telegram: ${String(error.error_code)}`);
		throw error;
	}
}
