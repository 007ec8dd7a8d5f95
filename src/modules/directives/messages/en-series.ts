import { plural } from '#platform/i18n/plural.ts';
import type { SeriesMessages } from './kk-series.ts';

const ordinal = ['first', 'second', 'third'];

export const series: SeriesMessages = {
	title: 'Recurring directives',
	lead: 'What is issued by itself each week, month, quarter or year. Each time it is a directive like any other.',
	tab: 'Recurring',
	new: 'New recurring directive',
	empty: 'There is no recurring directive',
	emptyText: 'A monthly report, for example: it is written once, and the system issues it in time by itself.',
	columns: { title: 'Directive', rhythm: 'How it recurs', next: 'Next due', state: 'State' },
	more: 'Earlier ones',
	states: { draft: 'Draft', active: 'Running', paused: 'Paused', ended: 'Ended' },
	rhythm: {
		week: (weekday) => `Each week, ${weekday}`,
		month: (day) => `Each month, day ${day}`,
		quarter: (month, day) => `Each quarter, ${ordinal[month - 1] ?? ''} month, day ${day}`,
		year: (date) => `Each year, ${date}`
	},
	weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	halts: {
		chosen: 'Paused',
		issuer: 'The unit that issues it is closed',
		keeper: 'Whoever keeps it no longer leads this unit',
		nobody: 'The rule means no unit'
	},
	form: {
		newTitle: 'New recurring directive',
		editTitle: 'Change a recurring directive',
		how: 'How often the directive is issued',
		once: 'Once',
		again: 'Again and again',
		rhythm: 'How it recurs',
		every: { week: 'Each week', month: 'Each month', quarter: 'Each quarter', year: 'Each year' },
		everyLegend: 'How often',
		weekday: 'Due: day of the week',
		quarterMonth: 'Due: month of the quarter',
		quarterMonths: ['First month', 'Second month', 'Third month'],
		month: 'Due: month',
		day: 'Due: day of the month',
		dayHint: 'Where the month is shorter, its last day is taken. From a day off it moves to the next working day.',
		lead: 'Working days before the due day when it is issued',
		leadHint: 'This is the time that the units have.',
		fromOn: 'From which day',
		fromHint: 'The first due day is on this day or later.',
		untilOn: 'Until which day',
		untilHint: 'Empty: it recurs until somebody ends it.',
		reason: 'Why it is changed',
		reasonHint: 'A change holds for the next directives only. What was issued stays as it is.',
		save: 'Save and see the days'
	},
	page: {
		issuer: 'In the name of',
		keeper: 'Kept by',
		lead: 'When it is issued',
		leadDays: (n) => plural('en', n, { one: '# working day before the due day', other: '# working days before the due day' }),
		leadNone: 'on the due day itself',
		span: 'In force',
		from: (day) => `from ${day}`,
		until: (day) => `until ${day}`,
		draftNote: 'This is a draft: nothing is issued before it is started.',
		haltNote: (why) => `The system paused it. ${why}. Mend the cause and resume it, or end it.`,
		coming: 'The next three times',
		comingLead: 'The days are computed by the calendar of today. It is issued in the morning, and the heads get their letters then.',
		comingNone: 'There are no further days.',
		issueOn: 'Issued',
		dueOn: 'Due',
		soon: 'next morning',
		addressees: (count) =>
			`Units that the rule means today: ${count}. Each time the list of that day is taken: new units come in, closed ones drop out.`,
		start: 'Start',
		startNote: 'From then on it is issued by itself on the days above.',
		change: 'Change',
		pause: 'Pause',
		pauseReason: 'Why it is paused',
		resume: 'Resume',
		resumeNote: 'What can still be done in time is issued next morning; what is past is not.',
		end: 'End for good',
		endReason: 'Why it ends',
		endNote: 'What was issued stays as it is. It cannot be started again.',
		past: 'Issued, and what came of it',
		pastLead: 'The newest first. The numbers are of the parts given directly, so that the times can be compared.',
		pastNone: 'It was not issued yet.',
		given: 'Parts',
		accepted: 'Accepted',
		first: 'At the first try',
		returned: 'Returned',
		late: 'Late',
		open: 'Open',
		bar: 'Share',
		keys: { good: 'accepted in time', late: 'late', rest: 'the rest' },
		older: 'Earlier ones',
		of: 'Recurs'
	},
	skipped: {
		missed: 'Not issued: its day passed while the system was not running',
		paused: 'Not issued: its day passed while it was paused'
	},
	acts: {
		'directive_series.drafted': 'Drafted',
		'directive_series.changed': 'Changed for the next directives',
		'directive_series.started': 'Started',
		'directive_series.issued': 'The next directive was issued',
		'directive_series.skipped': 'Not issued',
		'directive_series.halted': 'Paused by the system',
		'directive_series.paused': 'Paused',
		'directive_series.resumed': 'Resumed',
		'directive_series.over': 'Its last day has come; it ended',
		'directive_series.ended': 'Ended for good'
	},
	added: (names) => `came in: ${names}`,
	gone: (names) => `dropped out: ${names}`,
	further: (names, n) => `${names} and ${n} more`,
	mail: {
		subject: 'A recurring directive has stopped',
		text: (d) =>
			`Dear ${d.name},\n\nA recurring directive was not issued and is paused: ${d.title}\nWhy: ${d.why}.\nThe directive that should have been issued is due on: ${d.due}\n\nMend the cause and resume it, or end it:\n${d.link}`
	}
};
