/** The door of promises: programmes, what is done for them, what came of them. */
export { addDocument, changeProgramme, makeProgramme, publishProgramme } from './commands/keep-programme.ts';
export { addPromise, changePromise, correctPromise, removePromise } from './commands/keep-promise.ts';
export { importPromises, type Imported, type TableProblem } from './commands/import-promises.ts';
export { toProblems } from './present-import.ts';
export { addEvidence, giveVerdict, setMilestone } from './commands/work-promise.ts';
export { addCriterion, retireCriterion } from './commands/keep-criteria.ts';
export { criteriaNow, type CriterionChoice } from './criteria.ts';
export { presentCriteria } from './present-criteria.ts';
export { linkPromise, unlinkPromise } from './commands/link-promise.ts';
export {
	APPLICANT_PROMISES,
	presentPointed,
	presentAppealPromises,
	presentProblemPromises,
	problemPromisePanels,
	promisePanels,
	promisesOfProblem,
	type Linking
} from './present-links.ts';
export { assess, assessAtSitting, decideDispute, dispute, replyTo } from './commands/assess.ts';
export { giveVoice, openPanel, readComment, seatOf } from './commands/panel.ts';
export { askToFollow, confirmFollow, unfollow } from './commands/follow.ts';
export { followerBy, followerToken, followsOfEmail } from './followed.ts';
export { presentEmbed, presentShare, type Embed } from './present-embed.ts';
export { presentConfirm, presentFollow, presentFollowing } from './present-follow.ts';
export { tellNews } from './news.ts';
export { promisesFeed } from './feed.ts';
export { registerPromiseJobs } from './debts.ts';
export { isOfPlace, presentReview, resolutionsAt, type Resolution, type Review } from './review.ts';
export { presentDispute, presentSeat, toPanelCards, type PanelCard } from './present-voices.ts';
export type { Assessments } from './present-assess.ts';
export { SEALED } from './sealed.ts';
export { canKeep, KEEPING } from './policy.ts';
export { programmeById, promiseById, STANDINGS, type Standing } from './queries.ts';
export {
	keepingUnits,
	presentProgramme,
	presentProgrammes,
	presentPromise,
	presentPromiseForm,
	type ProgrammePage,
	type PromiseChoices,
	type PromisePage
} from './present-desk.ts';
export type { PromiseLine, PromiseView, TallyRow } from './present.ts';
export type { PublicWish } from './chosen.ts';
export { presentTimeline, type TimelinePage } from './present-timeline.ts';
export { openPromises, openPromisesCsv } from './open-data.ts';
export { findPlace, type FoundPlace } from './find-place.ts';
export {
	presentChanges,
	presentPublicProgramme,
	presentPublicPromise,
	presentPublicPromises,
	type Changes,
	type PublicProgramme,
	type PublicPromise,
	type PublicPromises
} from './present-public.ts';
