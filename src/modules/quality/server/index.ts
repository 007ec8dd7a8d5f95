/** The door of the quality room. */
export { replyToReview } from './commands/reply-review.ts';
export { reviewDecision } from './commands/review-decision.ts';
export { examineDecision } from './examine.ts';
export { registerQualityJobs } from './jobs.ts';
export { presentMeasure, presentSigned, qualityPanels } from './present.ts';
export { presentReview, type ReviewPage } from './present-review.ts';
export { REVIEW_LISTS, reviewsOf, signedWithSigns } from './queries.ts';
export { REDACTED } from './redacted.ts';
