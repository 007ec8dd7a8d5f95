/** Objects of our own rooms, as they are handed over to be published. */
import type { Reader } from '#platform/db/index.ts';
import type { Thing } from '../rules/convert.ts';
import type { Top } from '../rules/dump.ts';
import { pathOf, type Type } from '../rules/schema.ts';

/** What a room publishes. */
export interface OwnSource {
	/** Kinds of subjects whose acts may change it. */
	subjects: readonly string[];
	/** Its objects that have a list, as they are now, with what stands inside them; what they name is given by `own`. */
	read: (db: Reader) => Promise<Top[]>;
}

/** Below a file's address: its text, where it is no more than that. */
export const TEXT = 'text';

/** By what an object of ours is named. */
export const own = (type: Type, id: string): string => `jauap:${pathOf(type)}/${id}`;

/** An object of ours inside another. */
export const inner = (type: Type, id: string, thing: Thing): Thing => ({ id: own(type, id), ...thing });

/** An object of ours that has a page in the list of its body. */
export function top(type: Type, id: string, bodyId: string, thing: Thing): Top {
	return { type, ref: own(type, id), body: own('Body', bodyId), thing: inner(type, id, thing), deleted: false };
}
