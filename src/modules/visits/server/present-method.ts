/** The method as its administrator keeps it: every edition, the present one ready to be changed. */
import { daysOf, holdsOn, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { COMPONENTS } from '../rules/need.ts';
import { methods } from './method.ts';

/** Numbers of an edition beside its weights, in the order of the form. */
const NUMBERS = ['speedKmh', 'detourPercent', 'evenPeople', 'halfMonths', 'halfKm', 'halfPeople', 'leastKnown'] as const;

export async function presentVisitMethod(db: Reader, lang: Lang) {
	const editions = await methods(db);
	const names = await personNames(
		db,
		editions.flatMap(({ added }) => added?.by ?? [])
	);
	const t = messages[lang].method;
	const today = dayOf(now());
	const current = editions.find((one) => holdsOn(one, today)) ?? editions[0];
	const said = (label: string, n: number) => `${label}: ${formatNumber(lang, n)}`;
	return {
		tomorrow: today.add({ days: 1 }).toString(),
		list: editions.map((one) => ({
			id: one.validFrom.toString(),
			days: daysOf(lang, one, t.since),
			weights: COMPONENTS.map((component) => said(messages[lang].need.components[component], one.weights[component])),
			numbers: NUMBERS.map((name) => said(t[name], one[name])),
			source: one.source,
			who: whoOf(lang, one.added, names, t.shipped)
		})),
		fields: [
			...COMPONENTS.map((name) => ({ name, label: messages[lang].need.components[name], value: String(current?.weights[name] ?? 0) })),
			...NUMBERS.map((name) => ({ name, label: t[name], value: String(current?.[name] ?? 1) }))
		]
	};
}
