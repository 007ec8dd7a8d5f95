/** The table of promises: how its columns are called in three languages, and how its cells become fields. Pure. */

export const COLUMNS = {
	quote: ['уәде', 'уәденің сөзі', 'обещание', 'слова обещания', 'promise'],
	territory: ['елді мекен', 'аумақ', 'қаәж', 'населённый пункт', 'территория', 'като', 'settlement', 'kato'],
	/** Where a place of this name lies, when others are called so too. */
	district: ['аудан', 'ауданы', 'район', 'district'],
	region: ['облыс', 'облысы', 'өңір', 'область', 'регион', 'region'],
	theme: ['тақырып', 'тема', 'topic'],
	criterion: ['тексеру тәсілі', 'қалай тексеріледі', 'как проверить', 'критерий', 'how to check'],
	dueOn: ['мерзімі', 'срок', 'due'],
	unit: ['жауапты', 'жауапты бөлімше', 'ответственный', 'ответственное подразделение', 'responsible'],
	language: ['тілі', 'язык'],
	page: ['беті', 'бет', 'страница', 'стр.'],
	saidOn: ['айтылған күні', 'когда сказано', 'дата', 'said on'],
	speaker: ['кім айтты', 'кто сказал'],
	url: ['сілтеме', 'ссылка', 'link'],
	person: ['пошта', 'жауапты адамның поштасы', 'почта', 'почта ответственного', 'mail'],
	measure: ['өлшем', 'өлшемі', 'единица', 'в чём измеряется', 'measured in'],
	baseline: ['бастапқы мәні', 'болған', 'было'],
	target: ['межесі', 'меже', 'цель', 'должно стать'],
	budget: ['бюджет', 'бюджеті']
} satisfies Record<string, readonly string[]>;
export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
export const REQUIRED: readonly Column[] = ['quote', 'territory', 'theme', 'criterion', 'dueOn', 'unit'];

/** As people write one word in several ways. */
export const loose = (text: string): string =>
	text
		.trim()
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[\s_-]+/g, ' ');

export interface HeadFault {
	column: string;
	code: 'promises.column' | 'promises.missing_column' | 'promises.column_twice';
}

/** Which column of the file is which field. Unknown, double and missing ones are faults of the first line. */
export function nameHead(head: readonly string[]): { fields: Map<string, Column>; faults: HeadFault[] } {
	const fields = new Map<string, Column>();
	const faults: HeadFault[] = [];
	for (const column of head.filter((name) => name !== '')) {
		const field = COLUMN_NAMES.find((name) => [name, ...COLUMNS[name]].some((alias) => loose(alias) === loose(column)));
		if (field === undefined) faults.push({ column, code: 'promises.column' });
		else if ([...fields.values()].includes(field)) faults.push({ column, code: 'promises.column_twice' });
		else fields.set(column, field);
	}
	const there = new Set(fields.values());
	return {
		fields,
		faults: [
			...faults,
			...REQUIRED.filter((name) => !there.has(name)).map((column) => ({ column, code: 'promises.missing_column' as const }))
		]
	};
}

/** A day as tables have it, 31.01.2026, in the form in which forms send it; anything else as it is. */
export function isoDay(typed: string): string {
	const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim()) ?? [];
	return year === undefined ? typed.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
