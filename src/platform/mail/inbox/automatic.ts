/** Which mail was written by a machine: it is kept, and never answered (RFC 3834 2), so that no two machines talk for ever. Pure. */

/** The headers that tell it, by lower-case name, each as it stands. */
export interface AutomaticHeaders {
	get: (name: string) => string | undefined;
	has: (name: string) => boolean;
}

export type AutomaticSign = 'ours' | 'bounce' | 'auto' | 'list';

export interface AutomaticQuestion {
	headers: AutomaticHeaders;
	/** Lower case; empty when there is none that can be read. */
	from: string;
	/** Addresses from which we write. */
	ours: readonly string[];
	/** Right sides of the Message-IDs that we make. */
	domains: readonly string[];
}

const DAEMON = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+.-][^@]*)?@/;

/** Why a message is taken for a machine's, or undefined. */
export function automaticSign({ headers, from, ours, domains }: AutomaticQuestion): AutomaticSign | undefined {
	const id = /@([^@<>\s]+)>?\s*$/.exec(headers.get('message-id') ?? '')?.[1]?.toLowerCase();
	if (ours.includes(from) || (id !== undefined && domains.includes(id))) return 'ours';
	if (from === '' || /^\s*<\s*>/.test(headers.get('return-path') ?? '')) return 'bounce';
	if (/^\s*multipart\/report/i.test(headers.get('content-type') ?? '')) return 'bounce';
	if (headers.has('list-id') || headers.has('list-unsubscribe') || headers.has('list-post')) return 'list';
	const precedence = headers.get('precedence')?.trim().toLowerCase();
	if (precedence === 'bulk' || precedence === 'list' || precedence === 'junk') return 'list';
	const auto = headers.get('auto-submitted')?.trim().toLowerCase();
	if (auto !== undefined && !/^no\b/.test(auto)) return 'auto';
	if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-auto-response')) return 'auto';
	return DAEMON.test(from) ? 'auto' : undefined;
}
