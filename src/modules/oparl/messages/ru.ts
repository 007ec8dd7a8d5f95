import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const ru: Messages = {
	wrong: {
		missing: 'По этому адресу ничего нет.',
		parameter: (name) => `Значение параметра «${name}» не подходит.`
	},
	data: 'Фракции и советы и их заседания: OParl 1.1 (для программ)',
	popolo: 'Кто в каком совете и как голосовал: Popolo JSON',
	taken: {
		title: 'Советы других систем',
		lead: 'Эти советы публикуют свои данные у себя по стандарту OParl. Здесь они показаны без изменений, на своём языке.',
		oneLead: 'Этот совет публикует свои данные у себя по стандарту OParl. Здесь они показаны без изменений, на своём языке.',
		name: 'Совет',
		source: 'Источник',
		licence: 'Лицензия',
		noLicence: 'источник её не назвал',
		asOf: 'Данные от',
		objects: 'Для программ',
		meetings: 'Заседания',
		noMeetings: 'Опубликованных заседаний нет.',
		meeting: 'Заседание',
		when: 'Когда',
		items: 'Повестка дня',
		itemsOf: (n) => plural('ru', n, { one: '# вопрос', few: '# вопроса', many: '# вопросов', other: '# вопроса' }),
		bodies: 'Комиссии, фракции и другие органы',
		body: 'Название',
		since: (day) => `с ${day}`,
		kind: 'Вид',
		kinds: {
			Gremium: 'комиссия',
			Partei: 'партия',
			Fraktion: 'фракция',
			Verwaltungsbereich: 'подразделение управления',
			'externes Gremium': 'внешний орган',
			Institution: 'учреждение',
			Sonstiges: 'другое'
		},
		members: 'Членов',
		back: 'Все фракции и советы',
		place: 'Где',
		who: 'Кто заседал',
		cancelled: 'не состоялось',
		papers: 'Документы',
		noItems: 'Повестка дня не опубликована.',
		number: '№',
		item: 'Вопрос',
		result: 'Итог',
		original: 'Страница источника',
		invitation: 'Приглашение',
		resultsProtocol: 'Протокол',
		verbatimProtocol: 'Стенограмма',
		untitled: 'без названия',
		pages: 'Страницы списка заседаний',
		older: 'Более ранние',
		latest: 'Последние'
	}
};
