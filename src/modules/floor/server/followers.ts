/** What the floor does when the sitting changes: a vote without the quorum is void, nothing ends over an open vote, an item takes its speakers with it. */
import { onSittingChange } from '#modules/sittings/server/index.ts';
import { checkDecided, voidForQuorum } from './commands/run-vote.ts';
import { endSpeeches } from './commands/speak.ts';

onSittingChange(async (tx, actor, sitting, change, at) => {
	if (change.what === 'quorum_lost') return voidForQuorum(tx, actor, sitting, at);
	await checkDecided(tx, sitting.id);
	if (change.what === 'item_ended') await endSpeeches(tx, actor, sitting.id, change.itemId, at);
});
