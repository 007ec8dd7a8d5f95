import { formatNumber } from '#platform/i18n/plural.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import type { StaffMember, UnitCard } from './queries.ts';

/** A line of the tree for the desk. */
export function toDeskUnitRow(lang: Lang, { id, code, kind, name, children, validTo }: UnitCard) {
	return {
		id,
		code,
		name: name[lang],
		kind: messages[lang].kinds[kind],
		children: children === 0 ? '' : formatNumber(lang, children),
		closed: validTo === null ? undefined : formatDate(lang, validTo)
	};
}

/** A unit's page for the desk: facts for everyone who may see it, and the values of its form. */
export function toDeskUnit(lang: Lang, unit: UnitCard, territory: { name: string; code: string } | undefined) {
	const { id, code, kind, name, address, phone, email, validFrom, validTo } = unit;
	return {
		id,
		code,
		title: name[lang],
		kind: messages[lang].kinds[kind],
		territory: territory?.name ?? '',
		address: address?.[lang] ?? '',
		phone: phone ?? '',
		email: email ?? '',
		from: formatDate(lang, validFrom),
		to: validTo === null ? undefined : formatDate(lang, validTo),
		isRoot: unit.parentId === null,
		values: {
			kind,
			nameKk: name.kk,
			nameRu: name.ru,
			nameEn: name.en,
			territory: territory?.code ?? '',
			addressKk: address?.kk ?? '',
			addressRu: address?.ru ?? '',
			addressEn: address?.en ?? '',
			phone: phone ?? '',
			email: email ?? '',
			validFrom: validFrom.toString()
		}
	};
}

/** Who works in a unit, for the desk. */
export function toDeskMember(lang: Lang, { personId, name, title }: StaffMember) {
	return { personId, name, title: title[lang] };
}
