/** A lost access code: the link that gives a new one, the same for every room whose things are opened by a code. */
import { now } from '../clock.ts';
import { asReader, type Tx } from '../db/index.ts';
import { accessCodeFor, accessCodeGiven } from '../secrets.ts';
import { makeTapOnce, readTap, spendTap, type KeptTap } from './index.ts';

export const NEW_CODE = 'new_code';
const LINK_LIFE = { minutes: 30 };
// A button pressed twice on a slow line must not cost the code that it gave.
const SHOWN_AGAIN = { minutes: 10 };

/** The token of a link for a new code of this thing; undefined when the job `id` made one before. */
export function makeCodeTap(tx: Tx, id: string, subjectKind: string, subjectId: string): Promise<string | undefined> {
	return makeTapOnce(tx, id, { subjectKind, subjectId, act: NEW_CODE, until: now().add(LINK_LIFE) });
}

export interface CodeTap {
	subjectId: string;
	accessCode: string;
	/** It was given just now: the caller keeps its hash, and the old code opens nothing any more. */
	fresh: boolean;
}

/**
 * The code that a link gives, once; pressed again within ten minutes the same, while it opens the thing (`hashOf`: what is kept of its
 * code). Undefined for a link that is too old, was used, or is for something else.
 */
export async function codeByTap(
	tx: Tx,
	token: string,
	subjectKind: string,
	hashOf: (id: string) => Promise<Buffer | null | undefined>
): Promise<CodeTap | undefined> {
	const used = await spendTap(tx, token);
	const before: KeptTap | undefined = used === undefined ? await readTap(asReader(tx), token) : undefined;
	const link = used ?? before;
	if (link?.act !== NEW_CODE || link.subjectKind !== subjectKind) return undefined;
	const { subjectId } = link;
	if (used !== undefined) return { subjectId, accessCode: accessCodeFor(token), fresh: true };
	const usedAt = before?.usedAt ?? null;
	if (usedAt === null || Temporal.Instant.compare(usedAt, now().subtract(SHOWN_AGAIN)) <= 0) return undefined;
	const hash = await hashOf(subjectId);
	const accessCode = hash ? accessCodeGiven(token, hash) : undefined;
	return accessCode === undefined ? undefined : { subjectId, accessCode, fresh: false };
}
