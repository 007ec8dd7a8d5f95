/** The door of the debts room: what other rooms and pages may call. */
export { debts, DEBT_LISTS, type Debt, type DebtList } from './queries.ts';
export { listsOf, presentDebts, type DebtItem, type PageList } from './present.ts';
