/** The door of the procedure room: what routes and the API may call. */
export { askCorrection } from './commands/ask-correction.ts';
export { callHearing } from './commands/call-hearing.ts';
export { decideComplaint, restoreTerm, satisfyComplaint } from './commands/decide-complaint.ts';
export { fileComplaint, recordComplaint } from './commands/file-complaint.ts';
export { passComplaint, withdrawComplaint } from './commands/pass-complaint.ts';
export { cancelHearing, holdHearing, waiveHearing } from './commands/end-hearing.ts';
export { objectToHearing, recordObjection } from './commands/object-hearing.ts';
export { correctAppeal, lapseCorrection, recordCorrection } from './commands/correct-appeal.ts';
export type { ActForm, FormField } from './form.ts';
export { lapseCorrections, passOverdue, registerProcedureJobs, tellSilences } from './jobs.ts';
export { APPLICANT_PROCEDURE, presentApplicantAct, presentProcedurePage, procedurePanels, type ProcedurePage } from './present-page.ts';
export { presentList, type ListPage, type ListRow } from './lists.ts';
export { giveProtocol } from './protocol.ts';
export { toApiProcedure } from './present-api.ts';
export { complaintsOf, correctionsOf, hearingsOf } from './store.ts';
export { REDACTED } from './redacted.ts';
