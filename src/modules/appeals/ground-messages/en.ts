import { plural } from '#platform/i18n/plural.ts';
import type { GroundMessages } from './kk.ts';

export const en: GroundMessages = {
	title: 'Grounds',
	lead: 'What the law allows on the way: to stop, to ask for what is missing, to decide without a hearing. A ground is never deleted: a new edition is added with its first day, and one that is not needed gets a last day. A case keeps the edition it was decided on.',
	readOnly: 'You can only read.',
	purposes: {
		stop: 'Grounds to stop consideration',
		correction: 'Grounds to ask an appeal to be put right',
		no_hearing: 'When no hearing is held',
		silence: 'What a term without a decision means'
	},
	columns: { ground: 'Ground', kinds: 'Kinds of appeal', days: 'In force', source: 'Article or document', next: 'Next change' },
	versionColumns: { days: 'In force', state: 'State', name: 'Text', source: 'Article or document', who: 'Who entered it and why' },
	states: { in_force: 'In force', to_come: 'To come', past: 'Past' },
	evidence: { confirmed: 'article checked', unconfirmed: 'needs confirmation', own: 'the organisation’s own standard' },
	all: 'All',
	byItself: 'Holds without anybody naming it',
	byItselfHint: 'Ticked, it holds for these kinds by itself. Only for cases without a hearing and for a term without a decision.',
	since: (from) => `since ${from}`,
	none: 'none',
	shipped: 'Ships with the system',
	versions: 'Editions',
	make: 'Add a ground',
	add: 'Add a new edition',
	addLead: 'First see which cases it would touch. Nothing changes until you save.',
	purpose: 'What for',
	validFrom: 'First day',
	validFromHint: 'Tomorrow at the earliest. An edition that has not begun can be entered anew from the same day.',
	names: { kk: 'Text in Kazakh', ru: 'Text in Russian', en: 'Text in English' },
	sources: { kk: 'Article or document, in Kazakh', ru: 'Article or document, in Russian', en: 'Article or document, in English' },
	mark: 'Was the article checked',
	kinds: 'For which kinds of appeal',
	reason: 'Why it changes',
	preview: 'See what would change',
	save: 'Save',
	saved: 'Saved.',
	close: 'Close the ground',
	closeLead: 'After its last day it cannot be chosen. In cases decided before it reads as it was.',
	validTo: 'Last day',
	closeReason: 'Why it is closed',
	closeAct: 'Close',
	closed: 'The last day of the ground is entered.',
	result: {
		title: 'What saving would do',
		named: (n) =>
			n === 0
				? 'No open case names this ground.'
				: plural('en', n, {
						one: '# open case names this ground: it keeps the edition it names.',
						other: '# open cases name this ground: they keep the edition they name.'
					}),
		table: 'Open cases by kind',
		columns: { kind: 'Kind', open: 'Open cases', effect: 'What changes' },
		effects: {
			begins: 'the ground begins to hold',
			ends: 'the ground ceases to hold',
			by_itself: 'will hold by itself',
			by_name: 'will hold only when named',
			words: 'only the text or the article changes'
		}
	},
	errors: {
		'grounds.to_come': 'A new edition begins tomorrow at the earliest.',
		'grounds.past': 'The last day cannot have passed.',
		'grounds.not_begun': 'The last day cannot be before the first.',
		'grounds.closed': 'This ground has its last day already.'
	}
};
