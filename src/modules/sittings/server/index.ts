/** The door of sittings: how bodies decide, their sittings, agendas and papers, who is there. */
export { setDecisionRule } from './commands/set-decision-rule.ts';
export { majorityText, presentDecisionRules, presentDecisions, ruleText, type Decisions, type DecisionRules } from './present-rules.ts';
export { announce, openDiscussion } from './commands/announce.ts';
export { addItem, changeItem, itemOf, moveItem, withdrawItem } from './commands/keep-agenda.ts';
export { keepRecording } from './commands/keep-recording.ts';
export { cancelSitting, changeSitting, planSitting } from './commands/plan-sitting.ts';
export { addPaper, addVersion, withdrawPaper, type PaperUpload } from './commands/keep-papers.ts';
export { sittingsCalendar, sittingsFeed, type SittingFeedWish } from './calendar.ts';
export { publicPaper, publicPapers, type PublicPapers } from './papers.ts';
export { presentComparison, presentDeskPapers, presentPaper, type DeskPapers, type PaperPage } from './present-papers.ts';
export { presentPublicSitting, presentSittings, sittingName, type PublicSitting } from './present-public.ts';
export { beginCheckIn, beginItem, endItem, endSitting, noteOwn, notePresence, openSitting } from './commands/run-sitting.ts';
export { houseOf, sittingSeats, type House, type SittingSeat } from './presence.ts';
export {
	deskSittings,
	itemsOf,
	keepsSittings,
	knownSittings,
	otherSittings,
	papersOf,
	publicSitting,
	publicSittings,
	SITTING_LISTS,
	sittingBefore,
	sittingById,
	sittingFor,
	type Item,
	type Paper,
	type PublicWish,
	type Sitting
} from './queries.ts';
export { presentDeskSittings, presentSitting, presentSittingForm, reviewPage, type SittingPage } from './present-desk.ts';
export {
	checkStage,
	holdSitting,
	insideTopicOf,
	lockSitting,
	onSittingChange,
	runSitting,
	tell as tellSitting,
	tellAll as tellSittingAll,
	topicOf,
	type SittingChange
} from './store.ts';
export { wholeSittings, type WholePaper, type WholeSitting } from './whole.ts';
