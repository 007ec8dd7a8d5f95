/** The door of the quality room. */
export { examineDecision } from './examine.ts';
export { registerQualityJobs } from './jobs.ts';
export { presentSigned, qualityPanels } from './present.ts';
export { signedWithSigns } from './queries.ts';
export { REDACTED } from './redacted.ts';
