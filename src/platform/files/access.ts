import type { Reader } from '../db/index.ts';
import type { Actor } from '../identity/actor.ts';
import type { FileRow } from './index.ts';

/** Whether somebody may read a file of a subject. */
export type FileAccess = (db: Reader, actor: Actor, row: FileRow) => boolean | Promise<boolean>;

const rules = new Map<string, FileAccess>();

/** The room that owns a kind of subject says who reads its files. Called once, when the room's module loads. */
export function onFileAccess(subjectKind: string, rule: FileAccess): void {
	rules.set(subjectKind, rule);
}

/** A file of a subject that no room speaks for is read by nobody. */
export async function mayRead(db: Reader, actor: Actor, row: FileRow): Promise<boolean> {
	return (await rules.get(row.subject.kind)?.(db, actor, row)) ?? false;
}
