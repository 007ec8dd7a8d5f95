/** The door of the privacy room: who may know, who looked, what we hold. */
export { presentAccess } from './access-page.ts';
export { heldOfAccount, heldOfAppeal, takeHeld } from './export.ts';
export { heldOfMeeting } from './held-wish.ts';
export { presentLooks } from './looks.ts';
export { APPLICANT_PRIVACY, privacyPanels } from './panels.ts';
export { zipHeaders, zipStream } from './zip.ts';
export { addRule, endRule } from './commands/keep-rules.ts';
export { holdAppeal, liftHold, mayHold } from './commands/hold-appeal.ts';
export { registerPrivacyJobs } from './jobs.ts';
export { holdOf, keepRetention, mayKeepRules, REDACTED, REMOVED, redactionsOf, retentionPreview, retentionRules } from './retention.ts';
