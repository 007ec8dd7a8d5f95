import { ConfigError } from '../platform/config.ts';
import { ClusterError } from '../platform/db/cluster.ts';
import { MigrationError } from '../platform/db/migrate.ts';

/** What the person at the command line can mend: `message` is the one sentence to print. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
}

const KNOWN = [CommandError, ConfigError, ClusterError, MigrationError];

/** PostgreSQL's and the network's codes that somebody who sets DATABASE_URL meets. */
const DATABASE: Record<string, string> = {
	ECONNREFUSED: 'nobody answers at that address',
	ENOTFOUND: 'there is no such host',
	EAI_AGAIN: 'the host name cannot be looked up',
	ETIMEDOUT: 'the host does not answer',
	ENETUNREACH: 'the network cannot be reached',
	EHOSTUNREACH: 'the host cannot be reached',
	'28P01': 'the password is wrong',
	'28000': 'the user may not connect',
	'3D000': 'there is no such database',
	'42501': 'the user may not do what is needed',
	'53300': 'it has no connection left',
	'57P03': 'it is starting or stopping'
};

/** An address without its password, for messages. */
export function withoutPassword(url: string): string {
	const shown = new URL(url);
	if (shown.password !== '') shown.password = '***';
	return shown.href;
}

/** One sentence for the person at the command line; undefined for a fault of ours. */
export function sentenceFor(error: unknown): string | undefined {
	if (KNOWN.some((kind) => error instanceof kind)) return (error as Error).message;
	const first = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
	const code = (first as { code?: unknown } | undefined)?.code;
	const reason = typeof code === 'string' ? DATABASE[code] : undefined;
	const url = process.env.DATABASE_URL;
	if (reason === undefined || url === undefined) return undefined;
	return `The database ${withoutPassword(url)} cannot be used: ${reason}.`;
}
