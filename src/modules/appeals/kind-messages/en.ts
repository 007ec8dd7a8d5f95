import type { KindMessages } from './kk.ts';

export const en: KindMessages = {
	title: 'Kinds of appeal',
	lead: 'The kind of an appeal sets its term. A kind is never deleted: a new edition is added with its first day, and one that is not needed gets a last day.',
	readOnly: 'You can only read.',
	columns: { kind: 'Kind', days: 'In force', rule: 'Rule of the term', source: 'Source', who: 'Who entered it and why' },
	since: (from) => `since ${from}`,
	shipped: 'Ships with the system',
	add: 'Add a new edition',
	kind: 'Kind',
	validFrom: 'First day',
	validFromHint: 'Tomorrow at the earliest: what was taken in is considered by the edition of its day.',
	names: { kk: 'Name in Kazakh', ru: 'Name in Russian', en: 'Name in English' },
	explanations: { kk: 'Explanation in Kazakh', ru: 'Explanation in Russian', en: 'Explanation in English' },
	rule: 'By which term it is considered',
	source: 'Source: document and article',
	reason: 'Why it changes',
	save: 'Add',
	saved: 'The new edition is added.',
	close: 'Close a kind',
	validTo: 'Last day',
	closeReason: 'Why it is closed',
	closeAct: 'Close',
	closed: 'The last day of the kind is entered.',
	errors: {
		'kinds.to_come': 'A new edition begins tomorrow at the earliest.',
		'kinds.taken': 'There is an edition from this day already.',
		'kinds.past': 'The last day cannot have passed.',
		'kinds.always': 'Mandates and wishes come as this kind: it cannot be closed.',
		'kinds.closed': 'This kind is closed already.'
	}
};
