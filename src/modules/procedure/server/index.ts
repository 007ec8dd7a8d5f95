/** The door of the procedure room: what routes and the API may call. */
export { askCorrection } from './commands/ask-correction.ts';
export { correctAppeal, lapseCorrection, recordCorrection } from './commands/correct-appeal.ts';
export type { ActForm, FormField } from './form.ts';
export { lapseCorrections, registerProcedureJobs } from './jobs.ts';
export { applicantProcedure, presentApplicantAct, presentProcedurePage, procedurePanels, type ProcedurePage } from './present-page.ts';
export { toApiProcedure } from './present-api.ts';
export { correctionsOf } from './store.ts';
