import { expect, it } from 'vitest';
import { countJob, countRequest, gauge, registry } from './metrics.ts';

it('counts requests by route and status, and jobs by topic and result', async () => {
	countRequest('GET', '/[lang=lang]', 200, 0.004);
	countRequest('GET', '/[lang=lang]', 200, 3);
	countJob('mail', 'done');
	const text = await registry.metrics();
	expect(text).toContain('jauap_http_seconds_bucket{le="0.005",method="GET",route="/[lang=lang]",status="200"} 1');
	expect(text).toContain('jauap_http_seconds_count{method="GET",route="/[lang=lang]",status="200"} 2');
	expect(text).toContain('jauap_jobs_total{topic="mail",result="done"} 1');
});

it('asks for a figure when it is wanted; the last reader given under a name counts', async () => {
	gauge('jauap_test', 'A test.', () => 1);
	gauge('jauap_test', 'A test.', () => Promise.resolve(2));
	expect(await registry.metrics()).toContain('jauap_test 2');
});

it('still tells the rest when one figure cannot be had', async () => {
	gauge('jauap_broken', 'Its database is away.', () => Promise.reject(new Error('away')));
	const text = await registry.metrics();
	expect(text).toContain('jauap_jobs_total');
	expect(text).not.toMatch(/jauap_broken \d/);
});
