import type { Lang } from '../lang.ts';

interface Privacy {
	title: string;
	lead: string;
	parts: readonly { title: string; lines: readonly string[] }[];
	contact: string;
}

/** What the software does with personal data, said plainly. It must stay true: change it with the code that it speaks of. */
export const privacy: Record<Lang, Privacy> = {
	kk: {
		title: 'Жеке деректеріңіз',
		lead: 'Не сақтаймыз, не үшін сақтаймыз, кім көреді.',
		parts: [
			{
				title: 'Не сақтаймыз',
				lines: [
					'Өтінішіңіздің мәтінін, болған жерін және қосқан файлдарыңызды.',
					'Атыңызды, телефоныңызды не поштаңызды, көрсетсеңіз, мекенжайыңыз бен ЖСН-іңізді.',
					'Өтінішпен кім, қашан, не істегенін: бұл жазба өзгертілмейді.',
					'Кездесуге жазылсаңыз: атыңызды, байланысыңызды, не туралы екенін және қабылдауда айтылғанды. Кездесу біткен соң белгіленген мерзімде өшіреміз.',
					'Аяқталмаған өтінішті: оның бетінде көрсетілген күнге дейін, содан соң файлдарымен бірге өшіреміз.'
				]
			},
			{
				title: 'Не үшін',
				lines: ['Өтінішті қарау, сізбен байланысу және жауап беру үшін. Үгіт-насихатқа да, жарнамаға да пайдаланылмайды.']
			},
			{
				title: 'Кім көреді',
				lines: [
					'Байланыс деректеріңізді өтінішпен жұмыс істейтін қызметкерлер ғана көреді. Олар шифрланып сақталады, кім қашан ашқаны жазылып отырады.',
					'Сіз өтінішіңізді нөмірі мен қолжетімділік коды арқылы көресіз. Нөмірдің өзі ештеңе ашпайды.',
					'Ашық деректерде есім де, мәтін де жоқ: тек сандар, аз сандар көрсетілмейді.',
					'Мәселені басқа орган шешетін болса, өтініш сонда жіберіледі, бұл сізге хабарланады.'
				]
			},
			{
				title: 'Сіздің құқықтарыңыз',
				lines: [
					'Не сақталғанын сұрау, қатесін түзетуді талап ету, өтінішті кері қайтарып алу.',
					'Сурет қоссаңыз, түсірілген жердің координаталары автоматты түрде өшіріледі.'
				]
			},
			{
				title: 'Cookie файлдары',
				lines: [
					'Тек өзіміздің cookie бар: кірген сеансыңыз, таңдаған тіліңіз және осы браузерде ашқан өтініштеріңіз үшін. Бақылайтын да, өзге сайттан жүктелетін де ештеңе жоқ.'
				]
			}
		],
		contact: 'Сұрағыңыз болса, хабарласыңыз'
	},
	ru: {
		title: 'Ваши персональные данные',
		lead: 'Что мы храним, зачем и кто это видит.',
		parts: [
			{
				title: 'Что мы храним',
				lines: [
					'Текст обращения, место, о котором оно говорит, и приложенные файлы.',
					'Имя, телефон или почту, а если вы их указали, адрес и ИИН.',
					'Кто, когда и что сделал с обращением: эти записи не изменяются.',
					'Если вы записались на встречу: имя, контакты, тему и сказанное на приёме. После встречи удаляем в установленный срок.',
					'Незаконченный черновик: до дня, указанного на его странице, потом удаляем вместе с файлами.'
				]
			},
			{
				title: 'Зачем',
				lines: ['Чтобы рассмотреть обращение, связаться с вами и ответить. Для агитации и рекламы данные не используются.']
			},
			{
				title: 'Кто это видит',
				lines: [
					'Ваши контакты видят только сотрудники, которые работают с обращением. Контакты хранятся в зашифрованном виде, каждый просмотр записывается.',
					'Вы открываете обращение по номеру и коду доступа. Сам номер ничего не открывает.',
					'В открытых данных нет ни имён, ни текстов: только числа, а малые числа скрыты.',
					'Если вопрос решает другой орган, обращение направляется туда, и вам об этом сообщают.'
				]
			},
			{
				title: 'Ваши права',
				lines: [
					'Узнать, что хранится, потребовать исправить ошибку, отозвать обращение.',
					'Если вы приложили снимок, координаты места съёмки удаляются автоматически.'
				]
			},
			{
				title: 'Файлы cookie',
				lines: [
					'Только свои: для входа, выбранного языка и обращений, открытых в этом браузере. Ничто не следит за вами и ничто не загружается с других сайтов.'
				]
			}
		],
		contact: 'С вопросами обращайтесь'
	},
	en: {
		title: 'Your personal data',
		lead: 'What we keep, what for, and who sees it.',
		parts: [
			{
				title: 'What we keep',
				lines: [
					'The text of your appeal, the place it is about and the files that you add.',
					'Your name, phone or e-mail and, if you give them, your address and IIN.',
					'Who did what with the appeal, and when: these records are never changed.',
					'If you booked a meeting: your name, how to reach you, the topic and what was said at the reception. They are removed a set time after the meeting.',
					'An unfinished draft: until the day that its page names, then it is removed with its files.'
				]
			},
			{ title: 'What for', lines: ['To consider the appeal, to reach you and to answer. Never for campaigning or advertising.'] },
			{
				title: 'Who sees it',
				lines: [
					'Only the staff who work on the appeal see how to reach you. These data are kept encrypted, and each look at them is recorded.',
					'You open your appeal with its number and access code. A number alone opens nothing.',
					'Open data hold no names and no texts: only counts, and small counts are hidden.',
					'If another body must solve the matter, the appeal is sent there and you are told.'
				]
			},
			{
				title: 'Your rights',
				lines: [
					'To know what is kept, to have a mistake corrected, to withdraw the appeal.',
					'When you add a photo, the position where it was taken is removed automatically.'
				]
			},
			{
				title: 'Cookies',
				lines: [
					'Only our own: for your session, the language you chose and the appeals you opened in this browser. Nothing follows you and nothing is loaded from other sites.'
				]
			}
		],
		contact: 'Questions go to'
	}
};
