/** Files of one worker share their modules, which take longer to load than most tests to run: what a file moved is put back. */
import { afterAll } from 'vitest';
import { setClock } from '../src/platform/clock.ts';

afterAll(() => {
	setClock(() => Temporal.Now.instant());
});
