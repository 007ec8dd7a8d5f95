/** The door of discussion: what citizens say of a draft agenda, and how each word of it ends. */
import './followers.ts';

export { answer, group, standUnanswered } from './commands/answer.ts';
export { appeal, decideAppeal, hide } from './commands/moderate.ts';
export { comment, propose } from './commands/say.ts';
export { forgetSpeakers } from './commands/forget.ts';
export { setThreshold } from './commands/set-threshold.ts';
export { supportAll, supportSoon } from './commands/support.ts';
export { discussionFor, type DiscussionRecord } from './for-minutes.ts';
export { registerDiscussionJobs } from './jobs.ts';
export { presentDeskDiscussion, presentThreshold, type DeskDiscussion } from './present-desk.ts';
export { presentDiscussion, presentOwn, presentParagraphs, type Discussion, type Own, type Paragraphs } from './present-public.ts';
export { unansweredOf } from './queries.ts';
export { SEALED } from './sealed.ts';
