/** The door of problems: what routes, the API and the demo may call. */
export * from './commands/answer-appeals.ts';
export { addAppeals, addByNumber, removeAppeal } from './commands/change-members.ts';
export * from './commands/gather-problem.ts';
export * from './commands/say-publicly.ts';
export * from './commands/speak.ts';
export { openProblem, problemById, problemForStaff, type ProblemRow } from './access.ts';
export * from './panels.ts';
export { can as canOnProblem, GATHERERS, READERS } from './policy.ts';
export * from './present-desk.ts';
export * from './present-public.ts';
export * from './queries.ts';
export { REDACTED } from './redacted.ts';
