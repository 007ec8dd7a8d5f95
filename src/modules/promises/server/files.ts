/** Documents of programmes and files of evidence: read by whoever reads what they belong to. */
import { onFileAccess } from '#platform/files/index.ts';
import { canRead } from './policy.ts';
import { programmeById, promiseById } from './queries.ts';

export const DOCUMENT = 'programme';
export const EVIDENCE = 'promise_evidence';

export interface Upload {
	name: string;
	bytes: Buffer;
}

onFileAccess(DOCUMENT, async (db, actor, { subject }) => {
	const programme = await programmeById(db, subject.id);
	return programme !== undefined && canRead(actor, programme);
});

onFileAccess(EVIDENCE, async (db, actor, { subject }) => {
	const evidence = await db.selectFrom('promise_evidence').select('promise_id').where('id', '=', subject.id).executeTakeFirst();
	const promise = evidence && (await promiseById(db, evidence.promise_id));
	return promise !== undefined && canRead(actor, promise);
});
