/** To whom something goes, as a page shows it before it is sent. */
import type { Reader } from '#platform/db/index.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ledUnits, unitsUnder } from '#modules/organisation/server/index.ts';
import { shown } from './addressees.ts';
import type { DirectiveRow } from './visible.ts';

/** Rows of the list of units that a page shows before it is asked for all. */
const FEW = 40;

/** To whom a draft goes, as it was shown last. */
export async function presentShown(db: Reader, lang: Lang, row: DirectiveRow, all: boolean) {
	return presentAddressees(db, lang, await shown(db, row.id), row.issuerPath, all);
}

/** Units that are meant: by branch below the issuer, with those whom nobody leads. */
export async function presentAddressees(db: Reader, lang: Lang, ids: readonly string[], issuerPath: string, all: boolean) {
	const [under, led] = await Promise.all([unitsUnder(db, issuerPath), ledUnits(db, ids)]);
	const byPath = new Map(under.map((unit) => [unit.path, unit]));
	const chosen = new Set(ids);
	const units = under.filter((unit) => chosen.has(unit.id));
	const depth = issuerPath.split('.').length + 1;
	const branches = Map.groupBy(units, (unit) => unit.path.split('.').slice(0, depth).join('.'));
	const headless = units.filter((unit) => !led.has(unit.id));
	const named = (unit: (typeof units)[number]) => ({ id: unit.id, code: unit.code, name: unit.name[lang] });
	return {
		count: ids.length,
		countText: formatNumber(lang, ids.length),
		branches: [...branches].map(([path, list]) => ({
			path,
			name: byPath.get(path)?.name[lang] ?? path,
			count: formatNumber(lang, list.length),
			headless: list.filter((unit) => !led.has(unit.id)).length
		})),
		units: (all ? units : units.slice(0, FEW)).map(named),
		more: !all && units.length > FEW,
		headless: headless.slice(0, FEW).map(named),
		headlessCount: headless.length
	};
}
