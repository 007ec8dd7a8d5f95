/** The door of the conferences room: what pages and the command line may call. */
export { convene } from './commands/convene.ts';
export { takeDecision, takePriority } from './commands/take-down.ts';
export { closeConference } from './commands/close-conference.ts';
export { judgeAmendment, proposeAmendment } from './commands/amend-protocol.ts';
export { approveProtocol } from './commands/approve-protocol.ts';
export { protocolFor } from './facts.ts';
export { heldValues, planValues, presentList, presentPlanForm, presentWhom } from './present.ts';
export { presentConference } from './present-page.ts';
export { presentProtocol, protocolFile } from './present-protocol.ts';
export { amendmentsOf, draftOf, frozenOf } from './queries.ts';
export { verifyProtocols } from './verify.ts';
