/** Which appeal may go into which, and by what day the two must be answered. Pure. */
import { isOpen, next, type AppealState } from '../rules.ts';

/** Whom an appeal is kept from; null: from nobody. */
interface Closed {
	sensitive: boolean;
	readers: readonly string[];
	against: readonly { personId: string }[];
}

export interface Mergeable {
	id: string;
	state: AppealState;
	guard: Closed | null;
}

export type MergeFault =
	| 'merge_self'
	| 'merge_again'
	| 'merge_part_closed'
	| 'merge_part_busy'
	| 'merge_root_merged'
	| 'merge_root_closed'
	| 'merge_root_signing'
	| 'merge_sensitive'
	| 'merge_against';

/**
 * Why `part` may not go into `root`; undefined when it may. A root is never merged itself at that moment and a part never
 * twice, so that the way up has no circle.
 */
export function mergeFault(part: Mergeable, root: Mergeable): MergeFault | undefined {
	if (part.id === root.id) return 'merge_self';
	if (part.state === 'merged') return 'merge_again';
	if (!isOpen(part.state)) return 'merge_part_closed';
	if (next(part.state, 'merge') === undefined) return 'merge_part_busy';
	if (root.state === 'merged') return 'merge_root_merged';
	if (!isOpen(root.state)) return 'merge_root_closed';
	if (next(root.state, 'take_in') === undefined) return 'merge_root_signing';
	return closednessFault(part.guard, root.guard);
}

/** The root is at least as closed as what goes into it: who reads the root learns nothing that was kept from them. */
function closednessFault(part: Closed | null, root: Closed | null): MergeFault | undefined {
	if (part === null) return undefined;
	const readers = root?.readers ?? [];
	if (part.sensitive && (root?.sensitive !== true || !readers.every((id) => part.readers.includes(id)))) return 'merge_sensitive';
	const named = new Set(root?.against.map((one) => one.personId));
	return part.against.every((one) => named.has(one.personId)) ? undefined : 'merge_against';
}

/** The earliest of some days: a term that one of them was given holds for all of them. */
export function earliest(first: Temporal.PlainDate, ...others: readonly Temporal.PlainDate[]): Temporal.PlainDate {
	return others.reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b), first);
}
