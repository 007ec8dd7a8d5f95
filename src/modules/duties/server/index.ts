/** The door of the duties room: what deputies owe by rule. */
export { addNorm, retireNorm } from './commands/keep-norms.ts';
export { presentDeputy, type DeputyPage, type DeputyWish } from './present-deputy.ts';
export { presentDeputies, type DeputiesPage, type ListWish } from './present-public.ts';
export { hideReply, replyToDuty } from './commands/reply-duty.ts';
export { countDuties, registerDutyJobs } from './debts.ts';
export { toDutiesCsv, toDutiesJson } from './open-data.ts';
export { presentDeskDeputy, presentDutyDesk, type DutyDeskPage } from './present-desk.ts';
export { presentNorms, type NormsPage } from './present-norms.ts';
