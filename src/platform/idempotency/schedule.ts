import { now } from '../clock.ts';
import { onSchedule } from '../jobs/index.ts';

/** A client that lost an answer asks again within days; longer kept answers are codes lying about. */
const KEPT = { hours: 24 * 7 };

onSchedule('idempotency.sweep', '40 3 * * *', async (_, { write }) => {
	await write((tx) => tx.deleteFrom('idempotency_key').where('created_at', '<', now().subtract(KEPT)).execute());
});
