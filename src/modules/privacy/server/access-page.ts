/** The desk's page about one appeal's access: who may read it, whom it complains of. */
import { forbidden } from '#platform/errors.ts';
import { personNames, staffByName } from '#modules/organisation/server/index.ts';
import { accessOf, can, readerChoices, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { messages } from '../messages/index.ts';

export interface Named {
	id: string;
	name: string;
}

/** Everything the page shows. Throws forbidden for who may read the appeal but not say who else may. */
export async function presentAccess(context: DeskContext, row: AppealRow, asked: string) {
	const { db, lang, actor } = context;
	if (!can(actor, 'restrict', accessOf(row))) throw forbidden();
	const guard = row.guard;
	const choices = await readerChoices(db, { unitId: row.unit_id, unitPath: row.unit_path, guard });
	const against = guard?.against.map((one) => one.personId) ?? [];
	const names = await personNames(db, [...against, ...(guard?.readers ?? [])]);
	const named = (ids: readonly string[]): Named[] => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
	const words = messages[lang].desk.restrict;
	return {
		id: row.id,
		number: row.number,
		title: row.title,
		sensitive: guard?.sensitive === true,
		readers: guard?.sensitive === true ? named(guard.readers) : [],
		chosen: guard?.sensitive === true ? [...guard.readers] : [row.executor_id, actor.personId].filter((id) => id !== null),
		choices: choices.map((one) => ({
			value: one.personId,
			label: `${one.name}, ${one.title[lang]}`,
			hint: one.signs ? words.signs : undefined
		})) satisfies Option[],
		against: named(against),
		asked,
		found: (asked.length < 2 ? [] : await staffByName(db, asked)).map((one) => ({
			value: one.personId,
			label: one.name,
			hint: `${one.title[lang]}, ${one.unit[lang]}`
		})) satisfies Option[]
	};
}
