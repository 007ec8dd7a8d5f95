/** The door of receptions: who receives people, where and when, and the seats that others book. It knows nobody who comes. */
export { addAbsence, dropAbsence } from './commands/keep-absence.ts';
export { cancelDay, makeDay, makeDayOf, moveDay } from './commands/keep-day.ts';
export { endHost, makeHost } from './commands/keep-host.ts';
export { addPattern, changePattern, endPattern } from './commands/keep-pattern.ts';
export { changePlace, makePlace } from './commands/keep-place.ts';
export { addPriorityGroup, priorityGroups, retirePriorityGroup, type PriorityGroup } from './priority.ts';
export { followAllHours, registerReceptionJobs } from './jobs.ts';
export { dayById, daysOf, daysOn, type DayRow } from './days.ts';
export { onDayCancelled, type Fallen } from './fallen.ts';
export type { Why } from '../rules.ts';
export { hostById, hostOfMandate, hostsFor, placeById, type Host, type HostsWish, type Place } from './hosts.ts';
export { KEEPING, keepsHost, keepsUnit } from './policy.ts';
export { freeOnDay, searchSlots, slotById, slotsByIds, type SlotKey, type SlotRow, type SlotWish } from './search.ts';
export { absencesOfMandates, daysAtStops, placesAt } from './at-stops.ts';
export {
	candidates,
	hostFor,
	keepsAny,
	newPatternValues,
	patternValues,
	placeOptions,
	presentHost,
	presentHostHistory,
	presentHosts,
	READING,
	weekAsked
} from './present.ts';
export { presentDay, presentOutcome, presentPlace, presentPlaces, presentPriority, type Outcome } from './present-day.ts';
export { editionsOf } from './hours.ts';
export { dropHolds, holdSeat, releaseSeat, seatOf, seatsOn, takeSeat, type Hold, type Seat, type Taken } from './seats.ts';
