/** The door of the debts room: what other rooms and pages may call. */
export { chooseLetter } from './commands/choose-letter.ts';
export { endFeed, makeFeed } from './commands/keep-feed.ts';
export { calendarFor, feedUrl } from './feed.ts';
export { registerDebtJobs } from './jobs.ts';
export { debts, DEBT_LISTS, type Debt, type DebtList } from './queries.ts';
export { listsOf, presentDebts, type DebtItem, type PageList } from './present.ts';
export { presentDebtSettings } from './present-settings.ts';
