/** An agenda does not become final while a proposal that has the voices is neither on it nor refused. */
import { conflict } from '#platform/errors.ts';
import { onSittingChange } from '#modules/sittings/server/index.ts';
import { proposalsOf } from './queries.ts';
import { thresholdFor } from './threshold.ts';

onSittingChange(async (tx, _, sitting, change) => {
	if (change.what !== 'announcing' || sitting.draftAt === null) return;
	const needed = await thresholdFor(tx, sitting);
	const waiting = (await proposalsOf(tx, sitting.id)).filter(({ supports, answer }) => supports >= needed && answer === null);
	if (waiting.length > 0) throw conflict('sittings.proposals_open', { n: waiting.length });
});
