import path from 'node:path';
import { z } from 'zod';
import { smsRoute } from './sms/route.ts';

/** An empty variable is the same as none: shells and compose files set them that way. */
const blank = (value: unknown) => (value === '' ? undefined : value);
const optionalUrl = z.preprocess(blank, z.url().optional());

const settings = z.object({
	PORT: z.preprocess(blank, z.coerce.number().int().min(1).max(65535).default(3000)),
	HOST: z.preprocess(blank, z.string().default('0.0.0.0')),
	ORIGIN: z.preprocess(
		blank,
		z
			.url({ protocol: /^https?$/ })
			.refine((url) => new URL(url).origin === url.replace(/\/$/, ''), 'must be an origin, such as https://example.org')
			.transform((url) => url.replace(/\/$/, ''))
			.optional()
	),
	/** How many proxies of our own stand before us: the reader's address is taken from X-Forwarded-For that many places from its end. */
	TRUSTED_PROXIES: z.preprocess(blank, z.coerce.number().int().min(0).max(5).default(0)),
	JAUAP_DATA: z.preprocess(
		blank,
		z
			.string()
			.default('./data')
			.transform((p) => path.resolve(p))
	),
	/** Where the source of what runs here is published: AGPL, section 13. */
	SOURCE_URL: z.preprocess(blank, z.url({ protocol: /^https?$/ }).optional()),
	JAUAP_SECRET: z.preprocess(
		blank,
		z
			.string()
			.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
			.optional()
	),
	/** Older keys that still open what was sealed with them, the newest first. */
	JAUAP_SECRET_PREVIOUS: z.preprocess(
		blank,
		z
			.string()
			.regex(/^[0-9a-f]{64}( *, *[0-9a-f]{64})*$/, 'must be keys of 64 hexadecimal digits with commas between')
			.transform((list) => list.split(/ *, */))
			.default([])
	),
	JAUAP_DEMO: z.preprocess(blank, z.stringbool().default(false)),
	DATABASE_URL: z.preprocess(blank, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
	DATABASE_REPLICA_URL: z.preprocess(blank, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
	DATABASE_POOL: z.preprocess(blank, z.coerce.number().int().min(2).max(200).default(12)),
	SMTP_URL: z.preprocess(blank, z.url({ protocol: /^smtps?$/ }).optional()),
	MAIL_FROM: z.preprocess(blank, z.string().default('Jauap <no-reply@localhost>')),
	/** The way out for text messages: smpp://user:password@host:2775?from=1414 or https://:token@host/path?from=1414. */
	SMS_URL: z.preprocess(
		blank,
		z
			.string()
			.transform((text, ctx) => {
				const route = smsRoute(text);
				if (typeof route !== 'string') return route;
				ctx.addIssue({ code: 'custom', message: route });
				return z.NEVER;
			})
			.optional()
	),
	/** Where mail to us is read, such as imaps://user:password@mail.example.org; the path names a folder other than INBOX. */
	IMAP_URL: z.preprocess(blank, z.url({ protocol: /^imaps?$/ }).optional()),
	/** The address of that mailbox; its server must deliver `name+anything@` there too (RFC 5233). */
	MAIL_INBOX: z.preprocess(
		blank,
		z
			.email()
			.max(100)
			.refine((address) => !address.includes('+'), 'must be an address without +')
			.transform((address) => address.toLowerCase())
			.optional()
	),
	/** The bot's token, as BotFather gives it; without it there is no bot. */
	TELEGRAM_TOKEN: z.preprocess(
		blank,
		z
			.string()
			.regex(/^\d+:[\w-]{20,}$/, 'must be a token such as 123456:ABC…')
			.optional()
	),
	/** Another server of the Bot API than Telegram's own. */
	TELEGRAM_API: z.preprocess(
		blank,
		z
			.url({ protocol: /^https?$/ })
			.transform((url) => url.replace(/\/$/, ''))
			.default('https://api.telegram.org')
	),
	S3_ENDPOINT: optionalUrl,
	S3_BUCKET: z.preprocess(blank, z.string().default('jauap')),
	S3_REGION: z.preprocess(blank, z.string().default('us-east-1')),
	S3_ACCESS_KEY: z.preprocess(blank, z.string().optional()),
	S3_SECRET_KEY: z.preprocess(blank, z.string().optional()),
	LOG_LEVEL: z.preprocess(blank, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
	/** Changes a minute from one address that is not signed in; signed-in staff and reads get ten times as many. 0: no limit. */
	API_LIMIT: z.preprocess(blank, z.coerce.number().int().min(0).default(60)),
	/** Whether what is taken in by its address may lie in our own network, too. */
	OUTBOUND_PRIVATE: z.preprocess(blank, z.stringbool().default(false)),
	METRICS_TOKEN: z.preprocess(blank, z.string().min(16).optional())
});

const schema = settings
	.refine((all) => all.IMAP_URL === undefined || all.MAIL_INBOX !== undefined, {
		path: ['MAIL_INBOX'],
		message: 'it is needed when IMAP_URL is set'
	})
	.refine((all) => all.TELEGRAM_TOKEN === undefined || all.ORIGIN?.startsWith('https:') === true, {
		path: ['ORIGIN'],
		message: 'it must begin with https: when TELEGRAM_TOKEN is set, since Telegram brings updates there'
	});

export type Config = Readonly<z.output<typeof schema>>;

/** A setting that cannot be used; `message` is the one sentence to print before exit code 1. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

/** Reads and checks every setting. Throws ConfigError naming the first wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const result = schema.safeParse(env);
	if (result.success) return Object.freeze(result.data);
	const issue = result.error.issues[0];
	const name = String(issue?.path[0] ?? 'settings');
	// A password in an address is not for whoever reads the screen or the log of the start.
	const value = (env[name] ?? '').replace(/\/\/[^/?#]*@/, '//…@');
	throw new ConfigError(`The setting ${name}="${value}" cannot be used: ${issue?.message ?? 'invalid'}.`);
}

let current: Config | undefined;

/** The settings of this process, read once. */
export function config(): Config {
	current ??= readConfig();
	return current;
}

/** The address under which people reach this deployment. */
export function publicOrigin(): string {
	const { ORIGIN, PORT } = config();
	return ORIGIN ?? `http://localhost:${String(PORT)}`;
}

/** Replaces some settings; returns a function that puts the old ones back. For tests only. */
export function setConfig(some: Partial<Config>): () => void {
	const before = current;
	current = { ...config(), ...some };
	return () => {
		current = before;
	};
}
