import type { Lang } from '../lang.ts';

interface Source {
	title: string;
	lead: string;
	here: string;
	ask: string;
	how: string;
}

/** How to get the source of the version that answers here (AGPL-3.0, section 13). */
export const source: Record<Lang, Source> = {
	kk: {
		title: 'Бастапқы код',
		lead: 'Бұл сайт Jauap еркін бағдарламасымен жұмыс істейді. AGPL-3.0 лицензиясы бойынша оның кодын кез келген адам оқып, өзгертіп, өзі пайдалана алады.',
		here: 'Осы сайтта жұмыс істеп тұрған нұсқаның коды мына жерде, тегін:',
		ask: 'Осы сайтта жұмыс істеп тұрған нұсқаның кодын тегін алуға құқығыңыз бар. Жазыңыз, қоңырау шалыңыз не келіңіз: код жарияланған мекенжай айтылады.',
		how: 'Байланыс'
	},
	ru: {
		title: 'Исходный код',
		lead: 'Этот сайт работает на свободной программе Jauap. По лицензии AGPL-3.0 её код может читать, менять и использовать каждый.',
		here: 'Код той версии, которая работает на этом сайте, лежит здесь, бесплатно:',
		ask: 'Вы вправе бесплатно получить код той версии, которая работает на этом сайте. Напишите, позвоните или придите: вам скажут адрес, где он опубликован.',
		how: 'Куда обратиться'
	},
	en: {
		title: 'Source code',
		lead: 'This site runs on Jauap, a free program. Under the licence AGPL-3.0 anybody may read, change and use its code.',
		here: 'The code of the version that runs on this site is here, free of charge:',
		ask: 'You have the right to the code of the version that runs on this site, free of charge. Write, call or come, and you will be told the address where it is published.',
		how: 'Whom to ask'
	}
};
