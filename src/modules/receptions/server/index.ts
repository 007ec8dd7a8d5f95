/** The door of receptions: who receives people, where and when, and the seats that others book. It knows nobody who comes. */
export { cancelDay, makeDay } from './commands/keep-day.ts';
export { daysOf, type DayRow } from './days.ts';
export { onDayCancelled, type Fallen, type Why } from './fallen.ts';
export { priorityGroups, type PriorityGroup } from './groups.ts';
export { hostById, hostsFor, placeById, type Host, type HostsWish, type Place } from './hosts.ts';
export { KEEPING, keepsHost, keepsUnit } from './policy.ts';
export { daysAtStops, placesAt } from './at-stops.ts';
export { searchSlots, slotById, slotsByIds, type SlotKey, type SlotRow, type SlotWish } from './search.ts';
export { dropHolds, holdSeat, releaseSeat, seatOf, takeSeat, type Hold, type Seat } from './seats.ts';
