/** The door of the quality room. */
export { replyToReview } from './commands/reply-review.ts';
export { reviewDecision } from './commands/review-decision.ts';
export { addRecheckRule, endRecheckRule } from './commands/keep-recheck-rules.ts';
export { replyToRecheck } from './commands/reply-recheck.ts';
export { declineRecheck, lookForRecheck, submitRecheck, takeRecheck } from './commands/take-recheck.ts';
export { drawMonth, moveOn } from './draw-month.ts';
export { examineDecision } from './examine.ts';
export { heldQuality } from './held.ts';
export { registerQualityJobs } from './jobs.ts';
export { QUALITY_MEASURES } from './measures.ts';
export { presentMeasure, presentSigned, qualityPanels } from './present.ts';
export { presentReview, type ReviewPage } from './present-review.ts';
export { presentRecheck, presentRechecks, presentRubric, type RecheckPage } from './present-recheck.ts';
export { presentRecheckRules } from './present-recheck-rules.ts';
export { RECHECK_LISTS, rechecksOf } from './recheck-queries.ts';
export { mayKeepRecheckRules, rubricOn } from './recheck-rules.ts';
export { REVIEW_LISTS, reviewsOf, signedWithSigns } from './queries.ts';
export { REDACTED } from './redacted.ts';
