import { beforeSigning } from '#modules/appeals/server/index.ts';
import { checkQuestions } from './questions.ts';

/** Registers this room's checks; called once when the server starts. */
export function registerStructureJobs(): void {
	beforeSigning('structure', checkQuestions);
}
