import { levels, pino, stdTimeFunctions, type Logger } from 'pino';

/** Keys under which personal data or secrets could slip into a log line; their values are never written. */
const HIDDEN = [
	'email',
	'phone',
	'iin',
	'name',
	'address',
	'to',
	'text',
	'password',
	'token',
	'code',
	'accessCode',
	'authorization',
	'cookie'
];

/**
 * On a terminal a person reads the steps of the start, not a line for each request; LOG_LEVEL says otherwise. A wrong
 * one is config.ts's to refuse.
 */
function level(): string {
	const wanted = process.env.LOG_LEVEL;
	if (wanted !== undefined && (wanted === 'silent' || wanted in levels.values)) return wanted;
	return process.stdout.isTTY ? 'warn' : 'info';
}

function describeError(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { message: String(error) };
	const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
	// Not PostgreSQL's `detail`: it quotes the row.
	return { type: error.name, message: error.message, errorCode: code, constraint, table, stack: error.stack };
}

/** The log of this process: one JSON object a line on standard output. Callers pass ids, never names or texts. */
export const log: Logger = pino({
	level: level(),
	base: { pid: process.pid },
	redact: { paths: HIDDEN.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
	serializers: { err: describeError },
	timestamp: stdTimeFunctions.isoTime
});
