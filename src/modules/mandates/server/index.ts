/** The door of mandates: who sits in factions and public councils. */
export { endMandate } from './commands/end-mandate.ts';
export { giveMandate } from './commands/give-mandate.ts';
export { keptBody, openTerm } from './commands/open-term.ts';
export { presentBodyList, presentComposition, type Composition } from './present.ts';
export { presentPublicBodies, presentPublicBody } from './present-public.ts';
export { seatsBeside, seatsByIds, type Seat } from './seats.ts';
export { presentMember, type MemberPage } from './present-member.ts';
export { deputies, deputyBodies, deputyById, type DeputiesWish, type Deputy } from './deputies.ts';
export { mandateById, mandatesWithin, seatHolders, type SeatHolder } from './holders.ts';
export { bodyUnit, holdersOn, houseOn, type Holder } from './queries.ts';
export { inBodyOrder } from './body-order.ts';
export { wholeOf, type Whole } from './whole.ts';
