import { plural } from '#platform/i18n/plural.ts';
import type { ElectionMessages } from './kk.ts';

export const en: ElectionMessages = {
	public: {
		title: (from, to) => `Election period: ${from} – ${to}`,
		taken: 'What is taken now',
		suspended: 'Suspended for a time',
		instead: 'If your matter is another',
		source: 'Source',
		notTaken: 'not taken during the election period, kept as a draft',
		kept: {
			title: 'Appeals of this kind are not taken now',
			text: (number, to) =>
				`What you wrote is not lost: it is kept as a draft under the number ${number}. When the election period is over (after ${to}) you can send it from this page. Mandates and wishes are taken now, too: change the kind to “Proposal” or “Response”.`,
			change: 'Change the kind'
		},
		wish: {
			title: 'Shall we tell you when you can send it?',
			lead: 'On the morning after the election period you get one mail with a link to this draft.',
			email: 'Your e-mail',
			emailHint: 'Give your own address: the link in the mail opens your draft.',
			agree: 'I agree that my address is kept for this one mail only. It is deleted when the mail goes.',
			ask: 'Tell me',
			kept: 'When the period ends we send you a mail. Your address is deleted with it.',
			drop: 'Do not tell me, delete my address',
			subject: (number) => `You can send your draft now: ${number}`,
			letter: (m) =>
				`Hello,\n\nThe election period is over and all kinds of appeals are taken. The number of your draft: ${m.number}\n\nTo look it over and send it, open this link:\n${m.url}\n\nYou asked for this mail. Your address is deleted from our list.`
		}
	},
	title: 'Election period',
	lead: 'Once an election is called, receptions give no legal help and take only mandates and wishes. The period begins and ends by itself on its days.',
	none: 'No election period is entered.',
	columns: { days: 'Days', state: 'State', kinds: 'What is taken', source: 'Source', who: 'Who entered it and why' },
	states: { in_force: 'Running', to_come: 'To come', past: 'Over', withdrawn: 'Withdrawn' },
	add: 'Enter a period',
	startsOn: 'First day',
	endsOn: 'Last day',
	endsOnHint: 'The period still holds on this day; on the next everything is taken as usual.',
	kinds: 'Which appeals are taken',
	kindsHint: 'Mandates and wishes (proposal, response) are always taken.',
	texts: {
		text: 'What we tell citizens',
		suspended: 'What is suspended',
		instead: 'What somebody with another matter can do',
		source: 'Source: document and article'
	},
	languages: { kk: 'in Kazakh', ru: 'in Russian', en: 'in English' },
	reason: 'Why it is entered',
	preview: 'Preview',
	save: 'Enter',
	previewTitle: 'A citizen will see this',
	affected: (n) =>
		n === 0
			? 'In the last 30 days no appeal came that would not be taken.'
			: `In the last 30 days ${plural('en', n, { one: '# appeal', other: '# appeals' })} came that would not be taken.`,
	saved: 'The election period is entered.',
	withdraw: 'Withdraw',
	withdrawTitle: (days) => `Withdraw the period: ${days}`,
	withdrawReason: 'Why it is withdrawn',
	withdrawnDone: 'The period is withdrawn.',
	readOnly: 'You can only read.',
	errors: {
		'election.taken_now': 'You can send the draft now.',
		'election.told_enough': 'This address has been given for several drafts already. Give another.',
		'election.agree': 'We need your consent to keep the address.',
		'election.past': 'A period cannot begin on a day that has passed.',
		'election.length': 'The last day cannot be before the first, nor the period longer than 400 days.',
		'election.overlap': 'Another election period holds on these days.',
		'election.over': 'This period is over or withdrawn already.'
	}
};
