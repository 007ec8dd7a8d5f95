/**
 * To which units something goes, as a rule that can be kept, shown and read again: a directive's addressees, who is
 * invited to an event. Pure; `unitsOf` of the room's door is the same rule as SQL, and a test holds the two together.
 */
import { UNIT_KINDS, type UnitKind } from '../rules.ts';

/** Units are named by their codes: these never change, and a kept rule stays readable. */
export interface Audience {
	/** Kinds of unit that are meant; none: only those named in `also`. */
	kinds: readonly UnitKind[];
	/** Only at and below these units; none: in the whole organisation. */
	within: readonly string[];
	/** Only units whose own territory is of one of these levels (1 region … 3 rural district … 5); none: any. */
	levels: readonly number[];
	/** Units named one by one, whatever the rest says. */
	also: readonly string[];
	/** Units left out, whatever the rest says. */
	except: readonly string[];
}

/** What the rule looks at in a unit. */
export interface Addressee {
	code: string;
	/** Codes from the root down, lower case. */
	path: string;
	kind: UnitKind;
	/** Level of its territory; null when it has none. */
	level: number | null;
	/** A closed unit is addressed by no rule. */
	open: boolean;
}

/** A rule that names nobody. */
export const NOBODY: Audience = { kinds: [], within: [], levels: [], also: [], except: [] };

/** Whether the rule can name anybody at all: it has a kind, or a unit named by itself. */
export function namesAnybody({ kinds, also }: Pick<Audience, 'kinds' | 'also'>): boolean {
	return kinds.length > 0 || also.length > 0;
}

/** Whether a unit is addressed. */
export function isAddressed(rule: Audience, unit: Addressee): boolean {
	if (!unit.open || rule.except.includes(unit.code)) return false;
	if (rule.also.includes(unit.code)) return true;
	const above = unit.path.split('.');
	return (
		rule.kinds.includes(unit.kind) &&
		(rule.within.length === 0 || rule.within.some((code) => above.includes(code.toLowerCase()))) &&
		(rule.levels.length === 0 || (unit.level !== null && rule.levels.includes(unit.level)))
	);
}

/** The codes a rule names, each once: to find their names, and whether they are there. */
export function namedCodes({ within, also, except }: Audience): string[] {
	return [...new Set([...within, ...also, ...except])];
}

/** The same rule, however it was put together: each list once and in order, so that equal rules are equal texts. */
export function tidied(rule: Audience): Audience {
	const codes = (list: readonly string[]) => [...new Set(list)].toSorted();
	return {
		kinds: UNIT_KINDS.filter((kind) => rule.kinds.includes(kind)),
		within: codes(rule.within),
		levels: [...new Set(rule.levels)].toSorted((a, b) => a - b),
		also: codes(rule.also),
		except: codes(rule.except)
	};
}
