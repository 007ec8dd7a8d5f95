/** Files of one worker share their modules, which take longer to load than most tests to run: what a file moved is put back. */
import { afterAll } from 'vitest';
import { setClock } from '../src/platform/clock.ts';
import { schedules, topics } from '../src/platform/jobs/registry.ts';

const before = { topics: [...topics], schedules: [...schedules] };

afterAll(() => {
	setClock(() => Temporal.Now.instant());
	for (const [name, topic] of before.topics) topics.set(name, topic);
	for (const [name, schedule] of before.schedules) schedules.set(name, schedule);
});
