import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { placeWords, spelled, type PlaceWords } from '../rules.ts';

/** A place offered to somebody who types. */
export interface Suggestion {
	id: string;
	code: string;
	level: number;
	regionId: string;
	name: string;
	/** Where it lies, from near to far: "Талгарский район, Алматинская область". Empty for a region. */
	within: string;
	/** Both: "с. Бесагаш — Талгарский район, Алматинская область". */
	label: string;
}

interface Match {
	id: string;
	code: string;
	level: number;
	regionId: string;
	name: Texts;
	above: Texts[];
}

/** As many as the database's function compares. */
const MOST_WORDS = 5;

/** Columns of a match; `above` is read by the parents' ids, which renaming never changes. */
const MATCH = sql`t.id, t.code, t.level, coalesce(t.region_id, t.id) AS "regionId", t.name, (
	WITH RECURSIVE up AS (
		SELECT p.id, p.parent_id, p.level, p.name FROM territory p WHERE p.id = t.parent_id
		UNION ALL SELECT p.id, p.parent_id, p.level, p.name FROM up JOIN territory p ON p.id = up.parent_id
	) SELECT coalesce(jsonb_agg(up.name ORDER BY up.level DESC), '[]') FROM up) AS above`;

/** Every word begins a word of the place or of what it lies in; at least one is the place's own. */
function byPrefix({ words, levels }: PlaceWords, limit: number) {
	const patterns = words.map((word) => `% ${word}%`);
	const own = sql.join(
		patterns.map((pattern) => sql`search LIKE ${pattern}`),
		sql` OR `
	);
	const all = sql.join(
		patterns.map((pattern) => sql`search || above LIKE ${pattern}`),
		sql` AND `
	);
	const phrase = ` ${words.join(' ')}`;
	const whole = [phrase, ...words.map((word) => ` ${word}`)];
	return sql<Match>`
		SELECT ${MATCH} FROM (
			SELECT * FROM territory WHERE valid_to IS NULL AND (${own}) AND ${all}
			ORDER BY
				level = ANY(${levels}::int[]) DESC,
				string_to_array(search, ' |') && ${whole}::text[] DESC,
				search LIKE ${`${phrase}%`} DESC, level, length(search), code
			LIMIT ${limit}
		) t`;
}

/** The words are misspelt: places whose names are most alike by groups of three letters. */
function byLikeness({ words, levels }: PlaceWords, limit: number) {
	return sql<Match>`
		SELECT ${MATCH} FROM territories_alike(${words}::text[], ${levels}::int[], ${limit}) a JOIN territory t ON t.id = a.id ORDER BY a.place`;
}

/**
 * Places by what somebody types, in any alphabet and with mistakes: beginnings of words first, then what is alike.
 * Words may name what the place lies in ("Бесагаш Талгар") or its kind ("село", "р-н"). Fewer than two letters find nothing.
 */
export async function searchTerritories(db: Reader, q: string, lang: Lang, limit = 10): Promise<Suggestion[]> {
	const asked = placeWords(q.slice(0, 100));
	const words = asked.words.slice(0, MOST_WORDS);
	if (words.join('').length < 2) return [];
	const exact = await rows(db, byPrefix({ ...asked, words }, limit));
	const found = exact.length > 0 ? exact : await rows(db, byLikeness({ ...asked, words }, limit));
	return found.map((match) => {
		const name = spelled(match.name[lang]);
		const within = match.above.map((texts) => spelled(texts[lang])).join(', ');
		const { id, code, level, regionId } = match;
		return { id, code, level, regionId, name, within, label: within === '' ? name : `${name} — ${within}` };
	});
}
