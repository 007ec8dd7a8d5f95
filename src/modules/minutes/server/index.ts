/** The door of the minutes of sittings: decisions, the text from draft to publication, the review of promises. */
import './followers.ts';

export { judgeAmendment, proposeAmendment, proposeOwnAmendment } from './commands/amend-minutes.ts';
export { approveMinutes, publishMinutes } from './commands/approve-minutes.ts';
export { resolvePromise } from './commands/resolve-promise.ts';
export { takeDecision } from './commands/take-decision.ts';
export { presentEarlierAt, type DecisionLine } from './present-decisions.ts';
export { minutesFile, presentMinutes, type MinutesPage } from './present-desk.ts';
export { presentOutcomes, type Outcome } from './present-outcomes.ts';
export { presentOwnMinutes, type OwnMinutes } from './present-own.ts';
export { presentPublicMinutes, publicMinutesFile, publicMinutesText, type PublicMinutes } from './present-public.ts';
export { presentReviewPage, type ReviewPage } from './present-review.ts';
export { verifyMinutes } from './verify.ts';
export { wholeMinutes, type WholeMinutes } from './whole.ts';
