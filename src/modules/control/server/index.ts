/** The door of the control room. */
export { addControlRule } from './commands/keep-control-rule.ts';
export { declineLook, finishLook } from './commands/finish-look.ts';
export { mendPart } from './commands/mend-part.ts';
export { replyToLook } from './commands/reply-look.ts';
export { questionsOn } from './control-rules.ts';
export { drawMonth, moveOn } from './draw-month.ts';
export { registerControlJobs } from './jobs.ts';
export { CONTROL_MEASURES } from './measures.ts';
export { drawnPool, presentDraw, presentDraws } from './present-draw.ts';
export { presentLook, presentLooks, type LookPage } from './present-look.ts';
export { presentLookAt, presentLooksOf } from './present-part.ts';
export { presentControlRules } from './present-rules.ts';
export { LOOK_LISTS } from './queries.ts';
