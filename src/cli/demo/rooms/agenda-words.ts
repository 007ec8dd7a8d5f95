/** Papers of an agenda and what citizens say of it in the demo. */
export const PAPER = 'Шешім жобасы';
export const FIRST = [
	'Жоспар келесі жылдың бірінші қаңтарынан бастап орындалсын.',
	'Қаржы бекітілген бюджет шегінде бөлінсін.',
	'Орындалуын бақылау төрағаға жүктелсін.'
].join('\n\n');
export const SECOND = [
	'Жоспар келесі жылдың бірінші наурызынан бастап орындалсын.',
	'Қаржы бекітілген бюджет шегінде бөлінсін.',
	'Орындалуы туралы тоқсан сайын ашық есеп берілсін.'
].join('\n\n');

export interface DemoWord {
	lang: 'kk' | 'ru';
	text: string;
	/** The paragraph of the draft of which it speaks. */
	paragraph?: string;
	name?: string;
}

/** The first two say the same; the last one is an advertisement. */
export const WORDS: readonly DemoWord[] = [
	{ lang: 'kk', text: 'Есепті ауылдардың тізімімен беріңіздер, жалпы сан түсініксіз', paragraph: '3', name: 'Гүлнар' },
	{ lang: 'ru', text: 'Отчёт нужен по каждому аулу, а не одной цифрой на район', paragraph: '3' },
	{ lang: 'kk', text: 'Қаңтарда бастаған дұрыс еді, наурызға дейін күту ұзақ', paragraph: '1', name: 'Ержан' },
	{ lang: 'ru', text: 'Сколько денег заложено? В проекте нет ни одной суммы', name: 'Тамара' },
	{ lang: 'kk', text: 'Арзан көмір жеткіземіз, баға келісімді, хабарласыңыз' }
];
export const GROUP = 'Есеп әр ауыл бойынша берілсін';
export const ANSWER = 'Сома бюджет жобасының қосымшасында көрсетілген, отырысқа дейін осы бетке де қосамыз.';
export const HIDDEN = 'Тауар жарнамасы күн тәртібін талқылауға жатпайды';
export const PROPOSAL = {
	proposal: 'Ауылдар арасындағы автобус кестесін қарау',
	why: 'Таңғы автобус сабақ басталған соң келеді, балалар кешігеді',
	name: 'Сәуле'
};
export const REFUSED = 'Автобус кестесін аудандық көлік комиссиясы бекітеді, ұсынысты соған жолдадық.';
