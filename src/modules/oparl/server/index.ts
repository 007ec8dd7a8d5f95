/** The door of the open standard of councils. */
export { answerOparl } from './answer.ts';
export { forgetCouncil, importCouncil, LossRefused, sourceUrl } from './commands/import-council.ts';
export { publishOwn, registerOparlJobs } from './publish.ts';
export type { Taken } from './take.ts';
export { popoloOf } from './popolo.ts';
export { presentTakenBodies, presentTakenBody, presentTakenMeeting } from './present-taken.ts';
