/** What the promises of one programme are looked for by at the desk: place, who answers, topic, how they stand, words. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { openThemes } from '#modules/appeals/server/index.ts';
import { placeName, territoryByCode } from '#modules/territory/server/index.ts';
import { findMessages } from '../find-messages/index.ts';
import { messages } from '../messages/index.ts';
import type { PromisesWish, Standing } from './queries.ts';

export interface ProgrammeFilter {
	/** A place's code. */
	place?: string | undefined;
	/** A unit's id. */
	unit?: string | undefined;
	/** A theme's code. */
	topic?: string | undefined;
	standing?: Standing | undefined;
	words?: string | undefined;
}

async function answering(db: Reader, programmeId: string): Promise<{ id: string; name: Texts }[]> {
	return rows(
		db,
		sql<{
			id: string;
			name: Texts;
		}>`SELECT u.id, u.name FROM unit u WHERE u.id IN (SELECT p.unit_id FROM promise p WHERE p.programme_id = ${programmeId}) ORDER BY u.path`
	);
}

/** The filter looked up, with what one may choose; what is not there filters nothing. `to` is the same page with another filter. */
export async function presentFilter(db: Reader, lang: Lang, programmeId: string, asked: ProgrammeFilter) {
	const [t, m] = [findMessages[lang].desk, messages[lang].public];
	const [themes, units] = [await openThemes(db), await answering(db, programmeId)];
	const place = asked.place === undefined ? undefined : await territoryByCode(db, asked.place);
	const theme = themes.find(({ code }) => code === asked.topic);
	const unit = units.find(({ id }) => id === asked.unit);
	const { standing, words } = asked;
	const chosen = { place: place?.code, topic: theme?.code, unit: unit?.id, standing, words };
	const wish: PromisesWish = { programmeId, place, themeId: theme?.id, unitId: unit?.id, standing, words };
	const option = (label: string, list: readonly Option[]): Option[] => [{ value: '', label }, ...list];
	return {
		wish,
		filter: {
			chosen: {
				place: chosen.place ?? '',
				topic: chosen.topic ?? '',
				unit: chosen.unit ?? '',
				standing: standing ?? '',
				words: words ?? ''
			},
			/** The chosen place's full name: its field holds the code. */
			where: place && (await placeName(db, place.id, lang)),
			isNarrowed: Object.values(chosen).some((one) => one !== undefined),
			all: `${paths.desk.programme(programmeId)}#list`,
			topics: option(
				m.everyTopic,
				themes.map(({ code, name }) => ({ value: code, label: name[lang] }))
			),
			units: option(
				t.anyUnit,
				units.map(({ id, name }) => ({ value: id, label: name[lang] }))
			)
		},
		to: (more: Record<string, string | undefined>) => `${paths.desk.programme(programmeId, { ...chosen, ...more })}#list`
	};
}
