import { expect, it } from 'vitest';
import { faults } from '../oparl/valid.ts';
import { ask } from './server.ts';

it('is open to programs of everybody and to pages of any site, also where something is wrong', async () => {
	const system = await ask('/oparl/v1.1/system', { headers: { origin: 'https://elsewhere.example' } });
	expect(faults(system.json as Record<string, unknown>)).toEqual([]);
	const missing = await ask('/oparl/v1.1/meeting/0', { headers: { 'accept-language': 'en' } });
	const wrong = await ask('/oparl/v1.1/body?limit=none');
	const error = { type: 'https://schema.oparl.org/1.1/Error', message: expect.any(String) as string, debug: expect.any(String) as string };
	expect([system, missing, wrong].map(({ status }) => status)).toEqual([200, 404, 400]);
	expect([missing.json, wrong.json]).toEqual([error, error]);
	for (const { headers } of [system, missing, wrong, await ask('/popolo.json')]) {
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(headers.get('content-type')).toContain('application/json');
	}
	expect((await ask('/popolo.json?body=nobody')).status).toBe(404);
});
