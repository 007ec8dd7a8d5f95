/** The door of the rights room: what routes, other rooms and the demo may call. */
export { changeEmployer, enterEmployer, mergeEmployer } from './commands/keep-employer.ts';
export { layFacts, removeFacts } from './commands/lay-facts.ts';
export { sayOutcome } from './commands/say-outcome.ts';
export { listEmployers, suggestEmployers } from './employers.ts';
export { factsOf, isEmployer } from './facts.ts';
export { BESIDE, registerRightsJobs } from './jobs.ts';
export { filterOf, presentRightsList, rightsList, type RightsFilter } from './list.ts';
export { applicantRights, rightsPanels } from './panels.ts';
export { canEnter, canKeep, ENTERERS, READERS } from './policy.ts';
export { presentChoices, presentRights, type RightsChoices, type RightsPage } from './present.ts';
export { fieldOptions, presentEmployer, presentEmployers, toSuggestion } from './present-employers.ts';
export { REDACTED } from './redacted.ts';
export { SEALED } from './sealed.ts';
