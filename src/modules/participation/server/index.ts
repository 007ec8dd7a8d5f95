/** The door of participation: what other rooms and pages may call. */
import './followers.ts';

export { changeGathering, keepGathering, planGathering } from './commands/plan-gathering.ts';
export { askQuestion } from './commands/ask-question.ts';
export { answerQuestion, oweQuestion, refuseQuestion, showQuestion } from './commands/end-question.ts';
export { lendVoice } from './commands/lend-voice.ts';
export { addWalkIns, countWalkIns, markCame } from './commands/mark-came.ts';
export { eventsOfDeputies, eventsRecordedSince, type DeputyEvent } from './held.ts';
export { keepOutcome } from './commands/keep-outcome.ts';
export { addPhotos, takePhotoDown } from './commands/keep-photos.ts';
export { openList } from './commands/open-list.ts';
export { register, type Registered } from './commands/register.ts';
export { withdraw } from './commands/withdraw.ts';
export { eventsCalendar, eventsFeed, type FeedWish } from './calendar.ts';
export { registerParticipationJobs } from './jobs.ts';
export type { PhotoUpload } from './photos.ts';
export { questionsOwedBefore, type OwedQuestion } from './of-deputy.ts';
export { cameTo, type Came } from './participants.ts';
export { gatheringFor } from './policy.ts';
export { presentDeskGathering, presentDeskList, presentGatheringForm, gatheringValues, toListed } from './present-desk.ts';
export { presentDoor } from './present-door.ts';
export { presentCalendar, presentEvent, presentRegistering, presentRegistration } from './present-public.ts';
export { presentAsking, presentDeskQuestions, presentQuestions } from './present-questions.ts';
export { GATHERING_LISTS, gatheringById, gatheringsFrom, publicGathering, type Gathering, type GatheringList } from './queries.ts';
export { SEALED } from './sealed.ts';
