/** The door of the scorecards room. */
export { cardHref, mayOpen } from './access.ts';
export { decideProposal } from './commands/decide-proposal.ts';
export { addIndicator, retireIndicator } from './commands/keep-method.ts';
export { addTrigger, endTrigger } from './commands/keep-triggers.ts';
export { proposeMeetings } from './commands/propose-meetings.ts';
export { replyToScorecard } from './commands/reply-scorecard.ts';
export { countScorecards } from './counting.ts';
export { countState, figuresOf } from './figures.ts';
export { registerScorecardJobs } from './jobs.ts';
export { presentScorecard, type ScorecardPage } from './present-card.ts';
export { presentCases } from './present-cases.ts';
export { presentScorecards, type ScorecardsPage } from './present-list.ts';
export { presentMethod } from './present-method.ts';
export { presentProposals, PROPOSAL_LISTS } from './proposals.ts';
export { shownOf, type Shown } from './shapes.ts';
export { casesOf } from './records.ts';
