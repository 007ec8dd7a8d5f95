/** The door of wishes: everybody who wants to meet somebody, from the first word to what came of it. */
export { codeOfToken, openByCode, visitorOn, wishForDesk, wishForVisitor } from './access.ts';
export { askForCode, sendCode, sendCodeLink, showCode, takeNewCode } from './commands/access-code.ts';
export { keepWaiting, missCall } from './commands/at-reception.ts';
export { bookTime, confirmTime } from './commands/book-time.ts';
export { lookAtPersons } from './commands/look-at-persons.ts';
export { allotWishNumbers, receiveWish, type Received, type Taking } from './commands/receive-wish.ts';
export { lookAtPerson } from './commands/look-at-person.ts';
export { referWish } from './commands/refer-wish.ts';
export { declineOffer, excuseWish, markArrived, markMet, markMissed, offerByHand, waitAgain, withdrawWish } from './commands/run-wish.ts';
export { registerWishJobs } from './jobs.ts';
export { metByDay, waitingForHost } from './of-host.ts';
export { lineFor, standingOf, waitingByPlace, type LineOf, type Standing } from './line.ts';
export {
	chooseTime,
	draftKeptUntil,
	isOfTime,
	saveWishDraft,
	sendWishDraft,
	sentWish,
	startWishDraft,
	wishDraft,
	type Draft as WishDraft
} from './drafts.ts';
export { heldOfWish, looksAtWish, noteTaken, wishesOfEmail } from './held.ts';
export { meetingEntry } from './entry.ts';
export { wishUrl } from './letters.ts';
export { answersOf, freeTimes, groupsFor, heldFor, hoursOn, isHeld, type FreeTimes, type WishAnswer } from './present-form.ts';
export { everyHost, presentDeskWish, presentLines, referTargets } from './present-desk.ts';
export { readsAnyLine, takesInAnywhere } from './policy.ts';
export { presentTap, type TapPage } from './present-tap.ts';
export { longPath } from './links.ts';
export { answerByTap } from './taps.ts';
export { presentSent, presentWish, type PublicWish } from './present-public.ts';
export { openOffer } from './offers.ts';
export type { Person } from './person.ts';
export { LOOSE_SWEPT } from './retention.ts';
export { SEALED } from './sealed.ts';
export { hostOf } from './words.ts';
export { wishById, wishByNumber, type WishRow } from './store.ts';
