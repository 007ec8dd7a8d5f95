/** Which of our rooms publish what: a line for each. */
import type { OwnSource } from '../own.ts';
import { memberObjects } from './members.ts';
import { sittingObjects } from './sittings.ts';

export const SOURCES: readonly OwnSource[] = [
	{ subjects: ['unit'], read: memberObjects },
	{ subjects: ['unit', 'event', 'sitting'], read: sittingObjects }
];
