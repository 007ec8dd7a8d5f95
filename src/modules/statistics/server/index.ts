/** The door of the statistics room. */
export { questionFrom, STATISTICS_ROLES } from './ask.ts';
export { registerStatisticsJobs } from './jobs.ts';
export { periodName, presentStatistics, statisticsOf, type CountTable } from './present.ts';
export { presentQuestion } from './present-question.ts';
