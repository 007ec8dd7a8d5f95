import { onReceived } from '#modules/appeals/server/index.ts';
import { keepSaid } from './commands/lay-facts.ts';

/** The name under which a form keeps what is said of a right beside the appeal. */
export const BESIDE = 'rights';

/** Registers what this room does with an appeal that comes; called once when the server starts. */
export function registerRightsJobs(): void {
	onReceived(BESIDE, keepSaid);
}
