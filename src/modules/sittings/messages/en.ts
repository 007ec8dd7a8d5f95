import type { Messages } from './kk.ts';

const OF = {
	decided: 'the voices for and against',
	cast: 'those who voted',
	present: 'those present',
	members: 'all members',
	seats: 'all seats'
} as const;

export const en: Messages = {
	title: 'How it decides',
	lead: 'How many members must come for a sitting to be held, and how many voices decide a question. Numbers are of today’s members.',
	link: 'Rules of decision',
	quorum: 'For a sitting to be held (quorum)',
	share: ({ base, share, threshold }) => `${threshold === 'more' ? 'More than' : 'At least'} ${share} of ${OF[base]}`,
	needed: (n) => `Needed now: ${n}.`,
	neededOfVotes: 'The number itself is known when the vote is over.',
	noMembers: 'Nobody holds a mandate today, so there is no number.',
	tie: {
		lost: 'As many for as against: it is lost.',
		chair: 'As many for as against: the chair’s voice decides.',
		casting: 'As many for as against: the chair has a casting vote.'
	},
	proxies: {
		none: 'Nobody votes for one who is absent.',
		vote: 'One who is absent may give the voice to one who is there, and does not count for the quorum.',
		count: 'One who is absent may give the voice to one who is there, and counts for the quorum.'
	},
	rounding: { up: '', nearest: 'A part is rounded to the nearest whole.', down: 'A part is dropped.' },
	source: 'Source',
	since: (day) => `from ${day}`,
	shipped: 'This body has set no rules of its own: the usual ones hold.',
	editions: 'Earlier and coming editions',
	set: 'Set new rules',
	setText: 'Earlier rules do not change: the new ones hold from the day that is given. Write shares as fractions: 1/2, 2/3.',
	submit: 'Save the rules',
	done: 'The new rules are saved.',
	fields: {
		validFrom: 'From which day',
		source: 'Source',
		sourceHint: 'The article of the charter or of the rules of procedure.',
		share: 'Share',
		threshold: 'Threshold',
		thresholds: { more: 'more than the share', least: 'at least the share' },
		base: 'Of what',
		bases: {
			decided: 'of those for and against (abstentions do not count)',
			cast: 'of those who voted (abstentions count)',
			present: 'of those present',
			members: 'of those who hold a mandate',
			seats: 'of all seats (free ones too)'
		},
		rounding: 'A part of a voice',
		roundings: { up: 'up', nearest: 'to the nearest whole', down: 'down' },
		proxies: 'Voices of the absent',
		proxiesOf: { none: 'are not given', vote: 'may be given, do not count for the quorum', count: 'may be given, count for the quorum' },
		mostProxies: 'For how many one may vote',
		tie: 'As many for as against',
		ties: { lost: 'is lost', chair: 'the chair’s voice decides', casting: 'the chair has a casting vote' },
		kind: (n) => `Kind of question, ${String(n)}`,
		kindHint: 'Leave blank what is not needed. The first is the ordinary one.',
		name: { kk: 'Name (in Kazakh)', ru: 'Name (in Russian)', en: 'Name (in English)' }
	},
	/** How a sitting is called beside the name of its body. */
	sittingTitle: (n: number) => `Sitting No. ${String(n)}`,
	/** An item that was not taken before, and where it went. */
	leftFrom: (n: number) => `Left over from sitting No. ${String(n)}`,
	wentTo: (n: number) => `Went on to sitting No. ${String(n)}`,
	errors: {
		agenda_long: 'An agenda has at most 100 items.',
		discussion_runs: 'The discussion with citizens is not over yet.',
		item_begun: 'This item has been taken already, or was withdrawn.',
		late_reason: 'Write why the item comes in after the notice: everybody reads it.',
		minutes: 'Write from 1 to 480 minutes.',
		no_item: 'No item is being taken now.',
		no_items: 'Put an item on the agenda first.',
		no_quorum: 'No quorum: at least {needed} are needed, {present} are there.',
		early_check_in: 'Check-in begins at {from}. To sit earlier, cancel this sitting and call another with notice.',
		early_open: 'A sitting is not opened before its announced time: {from}. To sit earlier, cancel it and call another with notice.',
		no_term: 'Nobody holds a seat of the body on that day.',
		not_now: 'This cannot be done at this stage of the sitting.',
		note_holder_out: 'The member to whom the voice is given is not in the room.',
		note_inside: 'The member is here and votes in person.',
		note_no_proxies: 'The rules of this body do not allow proxies.',
		note_self: 'A voice cannot be given to oneself.',
		note_too_many: 'This member holds as many proxies as the rules allow.',
		note_unchanged: 'It is noted so already.',
		second: 'Type the time as 12:40 or 1:02:03.',
		proposals_open: 'Proposals that have the voices are not decided ({n}): put them on the agenda or refuse them with a reason.',
		short_notice: 'The notice is later than the rule asks: write why, everybody reads it.',
		territory: 'Choose a place from the list.',
		too_late: 'The term of discussion does not fit before the sitting.',
		undiscussed: 'Write why the agenda was not discussed with citizens: everybody reads it.',
		share: 'Write the share as a fraction: 1/2, 2/3. It is never more than one.',
		most_proxies: 'Write a number from one to ten.',
		no_majority: 'Name at least one kind of question.',
		rule_day: 'There are rules from this day.',
		rule_past: 'Rules are set from tomorrow at the earliest: those of past sittings do not change.'
	}
};
