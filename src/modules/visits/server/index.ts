/** The door of visits: deputies' trips, and where one is most wanted. */
export { changeVisit, planVisit } from './commands/plan-visit.ts';
export { addProposed, addStop, changeStop, dropStop, removeStop } from './commands/keep-stops.ts';
export { addHours } from './commands/add-hours.ts';
export { cancelVisit, publishVisit } from './commands/publish-visit.ts';
export { reportStop, type Photo } from './commands/report-stop.ts';
export { registerVisitJobs } from './debts.ts';
export { stopsOfDeputies, type LedgerStop } from './held.ts';
export { needWithin } from './need.ts';
export { stopsOfDeputy, type DeputyStop } from './of-deputy.ts';
export { canKeep, planningPosts, PLANNING } from './policy.ts';
export { stopsOf, visitById, visitFor, VISIT_LISTS, type StopRow, type VisitRow } from './queries.ts';
export { visitsCalendar, type FeedWish } from './feed.ts';
export { presentNewVisit, presentStop, presentVisit, presentVisitList, type StopPage, type VisitPage } from './present.ts';
export { presentPublicVisit, presentPublicVisits, type PublicVisit, type PublicVisits } from './present-public.ts';
export type { RouteMapData, Stop } from './present-stops.ts';
export { addMethod } from './commands/keep-method.ts';
export { presentVisitMethod } from './present-method.ts';
export { firstReport, presentWaiting, settlementSigns, waysFrom, type SeenPlace, type WaitingMapData } from './present-waiting.ts';
