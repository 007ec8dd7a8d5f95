/** Which of our rooms publish what: a line for each. */
import type { OwnSource } from '../own.ts';
import { memberObjects } from './members.ts';

export const SOURCES: readonly OwnSource[] = [{ subjects: ['unit'], read: memberObjects }];
