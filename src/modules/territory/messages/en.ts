import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Territories',
	lead: 'The state classifier of places (KATO). It is renewed from the classifier’s file; former names are kept with their dates.',
	search: 'Name or code',
	searchHint: 'Found with a mistake, in another language and in Latin letters too.',
	find: 'Search',
	nothing: 'No such territory was found.',
	all: 'All regions',
	found: 'Territories found',
	code: 'Code',
	name: 'Name',
	within: 'Where it lies',
	kind: 'Level',
	count: 'How many territories inside',
	levels: {
		1: 'region or city of republican significance',
		2: 'district or city of regional significance',
		3: 'rural district, settlement or town',
		4: 'settlement',
		5: 'settlement'
	},
	nameKk: 'In Kazakh',
	nameRu: 'In Russian',
	nameEn: 'In English',
	from: 'From',
	to: 'To',
	today: 'now',
	history: 'Former names and places',
	below: 'What it has inside',
	nothingBelow: 'There are no territories inside.',
	closed: 'abolished'
};
