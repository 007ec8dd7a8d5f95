/** The door of the assignments room: what other rooms and pages may call. */
export { issueAssignment, type IssueInput } from './commands/issue-assignment.ts';
export { reportAssignment, type ReportInput } from './commands/report-assignment.ts';
export { acceptReport, returnReport } from './commands/judge-report.ts';
export { acceptAssignment, cancelAssignment } from './commands/close-assignment.ts';
export { shelveAssignment, shelved, takeUp, type Shelved } from './commands/shelve-assignment.ts';
export { askExtension, decideExtension, moveDueDate } from './commands/extend-assignment.ts';
export { reassign, type ReassignInput } from './commands/reassign.ts';
export { assignmentFor, assignmentsOf, owed, owedCounts, OWED_LISTS, type AssignmentRow, type OwedList } from './queries.ts';
export { registerAssignmentJobs } from './jobs.ts';
export { recipientsOf, type Owing } from './recipients.ts';
export * from './present.ts';
export { evidenceOf } from './files.ts';
export { onOrigin, type OriginRule } from './origin.ts';
export { REDACTED } from './redacted.ts';
