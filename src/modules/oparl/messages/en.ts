import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	wrong: {
		missing: 'There is nothing at this address.',
		parameter: (name) => `The value of the parameter “${name}” cannot be used.`
	},
	data: 'Factions, councils and their sittings: OParl 1.1 (for programs)',
	popolo: 'Who sits in which council and how they voted: Popolo JSON',
	taken: {
		title: 'Councils of other systems',
		lead: 'These councils publish what they do in systems of their own by the OParl standard. It is shown here unchanged, in its own language.',
		oneLead:
			'This council publishes what it does in a system of its own by the OParl standard. It is shown here unchanged, in its own language.',
		name: 'Council',
		source: 'Source',
		licence: 'Licence',
		noLicence: 'the source names none',
		asOf: 'As of',
		objects: 'For programs',
		meetings: 'Meetings',
		noMeetings: 'No meetings are published.',
		meeting: 'Meeting',
		when: 'When',
		items: 'Agenda',
		itemsOf: (n) => plural('en', n, { one: '# item', other: '# items' }),
		bodies: 'Committees, factions and other bodies',
		body: 'Name',
		since: (day) => `since ${day}`,
		kind: 'Kind',
		kinds: {
			Gremium: 'committee',
			Partei: 'party',
			Fraktion: 'faction',
			Verwaltungsbereich: 'administrative unit',
			'externes Gremium': 'external body',
			Institution: 'institution',
			Sonstiges: 'other'
		},
		members: 'Members',
		back: 'All factions and councils',
		place: 'Where',
		who: 'Who met',
		cancelled: 'not held',
		papers: 'Documents',
		noItems: 'The agenda is not published.',
		number: 'No.',
		item: 'Item',
		result: 'Result',
		original: 'Page at the source',
		invitation: 'Invitation',
		resultsProtocol: 'Minutes',
		verbatimProtocol: 'Verbatim record',
		untitled: 'without a title',
		pages: 'Pages of the list of meetings',
		older: 'Earlier ones',
		latest: 'Latest ones'
	}
};
