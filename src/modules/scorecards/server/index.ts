/** The door of the scorecards room. */
export { decideProposal } from './commands/decide-proposal.ts';
export { addIndicator, retireIndicator } from './commands/keep-method.ts';
export { addTrigger, endTrigger } from './commands/keep-triggers.ts';
export { proposeMeetings } from './commands/propose-meetings.ts';
export { replyToScorecard } from './commands/reply-scorecard.ts';
export { countScorecards } from './counting.ts';
export { countState, figuresOf } from './figures.ts';
export { registerScorecardJobs } from './jobs.ts';
export { casesOf } from './records.ts';
