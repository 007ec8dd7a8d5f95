/** The door of the structure room: how appeals hang together. */
export { presentJoined, presentStructure } from './page.ts';
export { registerStructureJobs } from './jobs.ts';
export { addQuestion, answerQuestion, questionsOf, removeQuestion, splitQuestion, unsplitQuestion } from './questions.ts';
export { familyOf } from './queries.ts';
export { APPLICANT_STRUCTURE, structurePanels } from './panels.ts';
export { closeJoinLink, joinByLink, makeJoinLink } from './commands/join-link.ts';
export { linkByToken, linkOf } from './links.ts';
export { presentInvitation, presentJoinPage, type Invitation } from './present-links.ts';
export { REDACTED } from './redacted.ts';
export { SEALED } from './sealed.ts';
