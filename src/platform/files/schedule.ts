import { now } from '../clock.ts';
import { onSchedule } from '../jobs/index.ts';
import { log } from '../log.ts';
import { sweepFiles } from './index.ts';

// A day's grace: an upload whose transaction is still open is far younger.
onSchedule('files.sweep', '40 3 * * *', async (_payload, { write }) => {
	const removed = await sweepFiles(write, now().subtract({ hours: 24 }));
	if (removed > 0) log.info({ removed }, 'bytes that no file names are gone');
});
