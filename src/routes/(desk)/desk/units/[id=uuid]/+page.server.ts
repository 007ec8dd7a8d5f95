import { asReader, write } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#modules/organisation/messages/index.ts';
import {
	can,
	staffOf,
	toDeskMember,
	toDeskUnit,
	toDeskUnitRow,
	unitFor,
	unitsAbove,
	unitsBelow
} from '#modules/organisation/server/index.ts';
import { placeName, territoryById } from '#modules/territory/server/index.ts';
import type { PageServerLoad } from './$types';
import { DONE, unitActions } from './actions.ts';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator', 'auditor');
	// Read where it is written: what was just changed shows.
	return write(async (tx) => {
		const db = asReader(tx);
		const unit = await unitFor(db, staff, event.params.id);
		const place = unit.territoryId === null ? undefined : await territoryById(db, unit.territoryId);
		const territory = place && { code: place.code, name: await placeName(db, place.id, lang) };
		const above = (await unitsAbove(db, unit.path)).filter((up) => can(staff, 'read', up.path));
		const done = DONE.find((what) => what === event.url.searchParams.get('done'));
		return {
			unit: toDeskUnit(lang, unit, territory),
			above: above.map(({ id, name }) => ({ id, name: name[lang] })),
			below: (await unitsBelow(db, unit.id)).map((row) => toDeskUnitRow(lang, row)),
			staff: (await staffOf(db, unit.id)).map((member) => toDeskMember(lang, member)),
			mayKeep: can(staff, 'manage', unit.path),
			today: dayOf(now()).toString(),
			done: done && messages[lang].done[done]
		};
	});
};

export const actions = unitActions;
