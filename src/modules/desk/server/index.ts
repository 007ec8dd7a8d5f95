/** The door of the desk: what routes may call. */
export * from './commands/export-appeals.ts';
export * from './commands/note-presence.ts';
export * from './commands/saved-views.ts';
export * from './bulk.ts';
export * from './commands/templates.ts';
export * from './draft-versions.ts';
export * from './exports.ts';
export * from './filters.ts';
export { registerDeskJobs } from './jobs.ts';
export * from './presence.ts';
export * from './present.ts';
export * from './present-bulk.ts';
export * from './templates.ts';
export * from './views.ts';
