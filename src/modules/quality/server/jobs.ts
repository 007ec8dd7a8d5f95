/** What this room does after the commit: it looks at each signed decision. */
import { enqueue, onTopic } from '#platform/jobs/index.ts';
import { onDecided } from '#modules/appeals/server/index.ts';
import { examineDecision } from './examine.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerQualityJobs(): void {
	onDecided((tx, decisionId) => enqueue(tx, 'quality.examine', { decisionId }));
	onTopic<{ decisionId: string }>('quality.examine', async ({ decisionId }, { write }) => {
		await write((tx) => examineDecision(tx, decisionId));
	});
}
