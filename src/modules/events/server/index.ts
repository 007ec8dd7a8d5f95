/** The door of the events room: what other rooms and pages may call. */
export { changeEvent, planEvent, tellAgenda, type Planned } from './commands/plan-event.ts';
export { moveEvent } from './commands/move-event.ts';
export { inviteUnits } from './commands/invite-units.ts';
export { excuseMember, replyInvitation } from './commands/reply-invitation.ts';
export { addAttendee, markAttendance } from './commands/mark-attendance.ts';
export { addNorm, retireNorm } from './commands/keep-norms.ts';
export { cancelEvent, closeEvent, openEvent, turnItem } from './commands/run-event.ts';
export { attachDocuments, documentsOf } from './commands/attach-document.ts';
export { keepVideo, mayKeepVideo } from './commands/keep-video.ts';
export { eventHref } from './href.ts';
export { onEventChange, type EventChange } from './followers.ts';
export { registerEventJobs } from './jobs.ts';
export { joinUrl, mayJoin } from './join.ts';
export { whenOf } from './letters.ts';
export { onMembers, type Member } from './members.ts';
export { EVENT_MEASURES } from './measures.ts';
export { possibleChairs } from './people.ts';
export { canReply, canRun, hostUnitIds, isChair, isHost, leadingPaths, readingPaths } from './policy.ts';
export { memberTag, stateTag, toDeskAgenda, toDeskCounts, toDeskDocument, toDeskEvent, toDeskInvited } from './present.ts';
export { presentNorms, type NormsPage } from './present-norms.ts';
export {
	agendaOf,
	COLUMNS as EVENT_COLUMNS,
	attendanceBetween,
	attendances,
	EVENT_LISTS,
	eventById,
	eventKinds,
	eventFor,
	eventsFor,
	FROM as EVENT_FROM,
	invitedOf,
	mayRead,
	ownUnits,
	read as readEvent,
	type AgendaItem,
	type AttendanceRow,
	type EventList,
	type EventsWish,
	type EventRow,
	type InvitedUnit
} from './queries.ts';
export { seatRecords, speechesOf, unitEvents, type SeatRecord, type Speech, type UnitEvent } from './records.ts';
export { SEALED } from './sealed.ts';
export { lockEvent, runEvent } from './store.ts';
export { videoService } from './video-service.ts';
