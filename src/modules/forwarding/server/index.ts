/** The door of the forwarding room: what routes, the API and the CLI may call. */
export { draftForwarding } from './commands/draft-forwarding.ts';
export { forwardAtOnce } from './commands/forward-at-once.ts';
export { approveForwarding, rejectForwarding, withdrawForwarding } from './commands/judge-forwarding.ts';
export { recordAnswer, recordPassing, recordPosting, recordRegistration, recordReturn } from './commands/record-body.ts';
export { signForwarding } from './commands/sign-forwarding.ts';
export { moveBodyTerms, recordMailedLetter, registerForwardingJobs, tellSilence } from './jobs.ts';
export { forwardingLetter, letterNames, type Given } from './letter.ts';
export { forwardingsOf, type Forwarding } from './store.ts';
export { APPLICANT_FORWARDING, forwardingPanels } from './present-panels.ts';
export { presentForwardPage, type ForwardPage, type PageAct } from './present-page.ts';
export { toApiForwarding } from './present.ts';
export { REDACTED } from './redacted.ts';
