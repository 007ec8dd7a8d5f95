/** The door of the tickets room: the line of a reception day, the hall's screen, the card of a reception. */
export { arriveBooked, arriveWalkIn, type Given } from './commands/arrive.ts';
export { closeLine } from './commands/close-line.ts';
export { openLine } from './commands/open-line.ts';
export { finishTicket } from './commands/finish-ticket.ts';
export { callNext, callOut, PLAIN_ACTS, turnTicket, type PlainAct } from './commands/turn.ts';
export { heldOfTickets } from './held.ts';
export { presentCard } from './present-card.ts';
export { hallTopic, presentHall, type HallView } from './present-hall.ts';
export { presentLine } from './present-line.ts';
export { appealsTakenBy } from './of-host.ts';
export { receptionsOfDeputies, receptionsRecordedSince, type DeputyReception } from './of-deputies.ts';
export { SEALED } from './sealed.ts';
