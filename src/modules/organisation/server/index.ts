/** The door of the organisation: what other rooms may call. */
export { heldPosts as postsOf } from '#platform/identity/posts.ts';
export {
	nearestUnit,
	personNames,
	rootUnit,
	staffOf,
	unitById,
	unitCard,
	unitsAbove,
	unitsBelow,
	unitsByIds,
	unitsUnder
} from './queries.ts';
export type { StaffMember, Unit, UnitCard } from './queries.ts';
