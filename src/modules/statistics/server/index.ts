/** The door of the statistics room. */
export { questionFrom, STATISTICS_ROLES } from './ask.ts';
export { subscribe, unsubscribe } from './commands/subscribe.ts';
export { countAll, countChanged } from './counting.ts';
export { registerStatisticsJobs } from './jobs.ts';
export { presentStatistics } from './present.ts';
export { presentQuestion } from './present-question.ts';
export { fullReport, statisticsPdf, statisticsSheet, toApiStatistics } from './report.ts';
export { presentSubscriptions } from './present-subscriptions.ts';
// For rooms that count by the same periods: how one is named, and a share.
export { percent, periodName, type CountTable } from './shapes.ts';
