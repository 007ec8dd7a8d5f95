/** The door of the structure room: how appeals hang together. */
export { presentJoined, presentStructure } from './page.ts';
export { registerStructureJobs } from './jobs.ts';
export { addQuestion, answerQuestion, questionsOf, removeQuestion, splitQuestion, unsplitQuestion } from './questions.ts';
export { familyOf } from './queries.ts';
export { applicantStructure, structurePanels } from './panels.ts';
export { REDACTED } from './redacted.ts';
