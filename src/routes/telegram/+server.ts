import type { Update } from 'grammy/types';
import { config } from '#platform/config.ts';
import { database } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { isFromTelegram, takeUpdate } from '#modules/channels/server/index.ts';
import type { RequestHandler } from './$types.js';

/** What Telegram tells of its bot. Without a bot, or without the secret that Telegram was given, there is nothing here. */
export const POST: RequestHandler = async ({ request }) => {
	if (config().TELEGRAM_TOKEN === undefined || !isFromTelegram(request.headers.get('x-telegram-bot-api-secret-token'))) throw notFound();
	await takeUpdate((await request.json()) as Update, database());
	return new Response(null, { status: 204 });
};
