/** A tablet on its way back from a village: taken this morning, not all of it handed over yet. */
import type { Staff } from '../../../platform/identity/actor.ts';
import { kitInput } from '../../../modules/field/input.ts';
import * as field from '../../../modules/field/server/index.ts';
import { HOUR, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const DEVICE = '00000000-0000-7000-8000-0000000f1e1d';

/** Returns the acts that were refused. */
export function playField(stage: Stage, operator: Staff): Promise<string[]> {
	const day = plainDay(stage.world.now).toString();
	const unitId = operator.posts.find(({ role }) => role === 'operator')?.unitId ?? '';
	const kit = kitInput.parse({ unitId, label: 'Планшет 2, Қарасу', day, territory: '190000000', numbers: '30' });
	const script = new Script(stage, 'field kit', stage.world.now - 3 * HOUR);
	let kitId = '';
	script.on(script.at, async (tx) => {
		kitId = await field.makeKit(tx, operator, kit);
		await field.takeKit(tx, operator, kitId, { deviceId: DEVICE });
	});
	script.on(script.at + 2 * HOUR, (tx) => field.sayState(tx, operator, kitId, { deviceId: DEVICE, waiting: 6, refused: 1 }));
	return stage.play([script]);
}
