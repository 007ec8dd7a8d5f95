/** The door of the register of bodies. */
export { changeBody, makeBody } from './commands/keep-body.ts';
export { canKeep } from './policy.ts';
export { bodyHistory, formOfBody, presentBodies, type BodyRow } from './present.ts';
export { bodiesByIds, bodiesFor, bodyByCode, bodyById, findBodies, type Body, type BodyFilter } from './queries.ts';
