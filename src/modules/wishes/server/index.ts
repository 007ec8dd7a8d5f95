/** The door of wishes: everybody who wants to meet somebody, from the first word to what came of it. */
export { codeOfToken, openByCode, visitorOn, wishForDesk, wishForVisitor } from './access.ts';
export { bookTime, confirmTime } from './commands/book-time.ts';
export { receiveWish, type Received, type Taking } from './commands/receive-wish.ts';
export { referWish } from './commands/refer-wish.ts';
export { declineOffer, excuseWish, markArrived, markMet, markMissed, offerByHand, waitAgain, withdrawWish } from './commands/run-wish.ts';
export { registerWishJobs } from './jobs.ts';
export { cursorOf, lineFor, linesOf, standingOf, waitingByPlace, type LineOf, type LineSum, type Standing } from './line.ts';
export { openOffer, timesForWish } from './offers.ts';
export { LOOSE_SWEPT } from './retention.ts';
export { SEALED } from './sealed.ts';
export { wishById, wishByNumber, type WishRow } from './store.ts';
