/** The door of the organisation: what other rooms may call. */
export {
	headsOf,
	holdersOf,
	writableOf,
	kindsWithin,
	ledUnits,
	nearestUnit,
	personNames,
	rootUnit,
	staffByName,
	staffOf,
	unitBranches,
	unitById,
	unitCard,
	unitFor,
	unitIdsWithin,
	unitRoots,
	unitsAbove,
	unitsBelow,
	unitsByIds,
	unitsOfKind,
	unitsThen,
	unitsUnder
} from './queries.ts';
export { audienceParts, checkedAudience, describeAudience, unitsNamed, unitsOf } from './audience.ts';
export { can } from './policy.ts';
export { toDeskMember, toDeskUnit, toDeskUnitRow } from './present.ts';
export type { Holder, StaffMember, Unit, UnitCard, UnitHead, Writable } from './queries.ts';
export { importUnits } from './commands/import-units.ts';
export type { UnitsResult } from './commands/import-units.ts';
export { changeUnit, closeUnit, makeUnit, reopenUnit } from './commands/keep-unit.ts';
export { importPeople } from './commands/import-people.ts';
export type { PeopleResult } from './commands/import-people.ts';
