import type { MarkOn } from '../rules/timeline.ts';

/** Texts of the timeline of promises. */
export const kk = {
	title: 'Уәделердің уақыт сызығы',
	link: 'Уақыт сызығы',
	lead: 'Әр уәденің мерзімі, кезеңдері, дәлелдері және әр бағалаушының сөзі өз күнінде тұр. Сызықтағы белгінің бәрі тізімде де бар.',
	none: 'Бұл жерде жарияланған уәде жоқ.',
	events: (n: string) => `Күндер тізімі: ${n}`,
	more: (n: string) => `Тағы ${n} дәлел уәденің бетінде`,
	next: 'Мерзімі одан бұрынғылары',
	changes: 'Тізім қалай өзгерді',
	changesNone: 'Тізім жарияланғаннан бері өзгерген жоқ.',
	marks: 'Белгілер',
	legend: {
		due: 'уәденің мерзімі',
		met: 'орындалған кезең',
		owed: 'алдағы кезең',
		late: 'мерзімі өткен кезең',
		proof: 'дәлел',
		reading: 'көрсеткіштің мәні',
		said: 'бағалаушының сөзі',
		verdict: 'қорытынды',
		corrected: 'тізімге енді, түзетілді'
	} satisfies Record<MarkOn, string>,
	today: 'бүгін',
	listed: 'Тізімге енді',
	due: 'Уәденің мерзімі',
	dueOver: 'Уәденің мерзімі өтті, қорытынды жоқ',
	firstDue: 'Алғашқы мерзімі',
	milestone: (state: string) => `Кезең: ${state}`,
	proof: 'Дәлел',
	reading: (value: string) => `Көрсеткіш: ${value}`,
	said: (who: string) => `Баға: ${who}`,
	verdict: (verdict: string) => `Қорытынды: ${verdict}`,
	corrected: (fields: string) => `Түзетілді: ${fields}`
};

export type TimelineMessages = typeof kk;
