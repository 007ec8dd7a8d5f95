/** The door of reports: what a deputy reports at a meeting, and what was promised there. */
import './followers.ts';

export { amendReport } from './commands/amend-report.ts';
export { makeReport, moveReport } from './commands/make-report.ts';
export { publishReport } from './commands/publish-report.ts';
export { writePromise } from './commands/write-promise.ts';
export { writeReport } from './commands/write-report.ts';
export { issueSlips } from './commands/issue-slips.ts';
export { showComment, upholdComment, withholdComment } from './commands/judge-comment.ts';
export { objectComment, rateReport } from './commands/rate-report.ts';
export { writeLinks } from './commands/write-links.ts';
export { registerReportDebts } from './debts.ts';
export { registerReportJobs } from './jobs.ts';
export { presentRate, presentRatingDesk, slipsFor, toSlips } from './present-rating.ts';
export { codeKnown } from './ratings.ts';
export { reportFile } from './paper.ts';
export { deskReportLink, presentNewReport, presentReport, presentReportList, slipsLink, type DeskReport } from './present-desk.ts';
export type { PromiseCard, ReportSection } from './present-figures.ts';
export { presentPublicReport, presentPublicReports, reportLink, type PublicReport, type PublicReports } from './present-public.ts';
export { presentDeskRecords, presentOpenRecords, type RecordLine } from './present-records.ts';
export { reportById, reportFor, reportOfEvent, type ReportRow } from './queries.ts';
export { verifyReports } from './verify.ts';
