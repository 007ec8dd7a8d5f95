/** What a mail server tells of a letter that it could not deliver (RFC 3464). Pure. */

export interface Bounce {
	/** For good: it will not be tried again. */
	failed: boolean;
	/** Enhanced status (RFC 3463), such as 5.1.1; empty when there is none. */
	status: string;
	/** Our Message-ID, where the report gives the letter back; without the angle brackets. */
	messageId: string | undefined;
}

/** Reads the machine's part of a report and the returned head of the letter; undefined when the report has none. */
export function readBounce(deliveryStatus: string | undefined, returned: string | undefined): Bounce | undefined {
	if (deliveryStatus === undefined) return undefined;
	const fields = unfolded(deliveryStatus);
	const action = field(fields, 'action')?.toLowerCase();
	if (action === undefined) return undefined;
	const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field(fields, 'status') ?? '')?.[0] ?? '';
	const messageId = /<([^<>\s]+)>/.exec(field(unfolded(returned ?? ''), 'message-id') ?? '')?.[1];
	return { failed: action.startsWith('failed'), status, messageId };
}

const unfolded = (text: string) => text.replace(/\r?\n[ \t]+/g, ' ');

function field(text: string, name: string): string | undefined {
	return new RegExp(`^${name}\\s*:\\s*(.*)$`, 'im').exec(text)?.[1]?.trim();
}
