import { plural } from '../../i18n/plural.ts';
import type { PageMessages } from './kk.ts';

const wd = (n: number) => plural('en', n, { one: '# working day', other: '# working days' });

export const en: PageMessages = {
	title: 'Calendar of working days',
	lead: 'Terms of appeals are counted by this calendar. Each day off says where it comes from.',
	years: 'Years',
	of: (year) => String(year),
	working: wd,
	weekend: 'day off',
	weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
	weekdaysLong: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	kinds: { off: 'Day off', worked: 'Working' },
	legend: { label: 'Signs', off: 'Holiday or moved day off', weekend: 'Saturday, Sunday', worked: 'Worked Saturday or Sunday' },
	special: 'Special days',
	columns: { date: 'Day', kind: 'Kind', name: 'Name', source: 'Source' },
	nothing: 'The holidays of this year are not known yet.',
	term: {
		title: 'Count a term',
		link: 'Count a term yourself',
		lead: 'Say when the appeal came: we show the last day for the answer, and why each day counted or did not.',
		received: 'Day of receipt',
		receivedHint: 'For the term to disagree, give the day you received the decision.',
		time: 'Time of receipt',
		timeHint: (ends) => `What comes after ${ends} is registered on the next working day.`,
		kind: 'What to count',
		count: 'Count',
		registered: 'Registered on',
		due: 'Last day',
		rule: 'Source',
		starts: (date) => `Counted from ${date}. That day itself does not count.`,
		length: (unit, n) => {
			if (n === 0) return 'Term: the same day.';
			if (unit === 'working_day') return `Term: ${wd(n)}.`;
			if (unit === 'calendar_day') return `Term: ${plural('en', n, { one: '# calendar day', other: '# calendar days' })}.`;
			return `Term: ${plural('en', n, { one: '# month', other: '# months' })}.`;
		},
		rolled: (from, to) => `It would end on a day off (${from}), so it moves to ${to}.`,
		nth: (n) => `day ${String(n)}`,
		days: 'Day by day',
		columns: { date: 'Day', count: 'Count', why: 'Why' },
		notCounted: 'not counted',
		last: 'last day of the term',
		receivedOn: 'day of receipt',
		dayZero: 'day of registration, not counted',
		errors: {
			date: 'Give the whole date.',
			time: 'Give the time as 14:30.',
			year: 'The calendar of this year is not known yet.',
			kind: 'Choose from the list.'
		}
	},
	editor: {
		title: 'Calendar',
		lead: 'A change here computes every open term again and is written into each case.',
		readOnly: 'You may only read the calendar.',
		goTo: 'Open a day',
		day: 'Day',
		open: 'Open',
		change: 'Change',
		history: 'Latest changes',
		historyColumns: { at: 'When', day: 'Day', what: 'What changed', reason: 'Reason', who: 'Who' },
		removed: 'Special day removed',
		noHistory: 'The calendar has not been changed yet.',
		dayTitle: (date) => date,
		now: 'Now',
		plainWork: 'A plain working day',
		plainWeekend: 'A plain day off',
		kind: 'What this day will be',
		kinds: { off: 'A day off', worked: 'A working day', plain: 'A plain day, by its weekday' },
		names: { kk: 'Name in Kazakh', ru: 'Name in Russian', en: 'Name in English' },
		sources: { kk: 'Decree or law, in Kazakh', ru: 'Decree or law, in Russian', en: 'Decree or law, in English' },
		reason: 'Reason for the change',
		reasonHint: 'Those whose terms move will read this reason.',
		preview: 'See what would change',
		save: 'Save and compute again',
		saved: 'Saved. Terms are being computed again.',
		previewTitle: 'What saving would do',
		effect: {
			off: 'The day becomes a day off.',
			work: 'The day becomes a working day.',
			same: 'The day stays as it is, working or off; only its name and source change.'
		},
		moves: (n) =>
			n === 0 ? 'No open term would move.' : plural('en', n, { one: '# open term would move.', other: '# open terms would move.' }),
		later: (n) => `To a later day: ${String(n)}`,
		earlier: (n) => `To an earlier day: ${String(n)}`,
		firstMoves: 'The first terms that would move',
		moveColumns: { what: 'What', rule: 'Term', from: 'Now', to: 'Would be' },
		subjects: { appeal: 'Appeal', assignment: 'Assignment', forwarding: 'Forwarding' },
		errors: { year: 'We do not keep such a year.' }
	}
};
