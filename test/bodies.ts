/** Outside bodies, for tests of every room that meets them. */
import { newId } from '../src/platform/ids.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { bodyInput } from '../src/modules/bodies/input.ts';
import { makeBody } from '../src/modules/bodies/server/index.ts';

/** A city's akimat that covers the whole country and has an address for mail, unless wished otherwise. Returns its id. */
export async function addBody(tx: Tx, wishes: Record<string, string> = {}): Promise<string> {
	const input = {
		code: `B-${newId().slice(-12).toUpperCase()}`,
		kind: 'akimat',
		nameKk: 'Қала әкімдігі',
		nameRu: 'Акимат города',
		nameEn: 'City akimat',
		datKk: 'қала әкімдігіне',
		datRu: 'акимату города',
		email: 'akimat@example.kz',
		phone: '+7 727 000 00 00',
		source: 'Сынақ',
		validFrom: '2020-01-01',
		...wishes
	};
	return makeBody(tx, { kind: 'system', job: 'test' }, bodyInput.parse(input));
}
