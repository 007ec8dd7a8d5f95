import { plural } from '#platform/i18n/plural.ts';
import type { HearingMessages } from './kk-hearing.ts';

const COMPLAIN = 'If you disagree with what we did, you may complain to the unit above.';

export const hearing: HearingMessages = {
	acts: {
		callHearing: {
			title: 'Call to a hearing',
			earliest: (day) => `The notice comes at least three working days before. The earliest day: ${day}.`,
			submit: 'Call and send the preliminary decision',
			done: 'The applicant is called to a hearing, the preliminary decision is sent.',
			day: 'Day',
			time: 'Time',
			place: 'Place, or a link to a video call',
			placeHint: 'For example: 12 Abai street, room 3.',
			outcome: 'Outcome of the preliminary decision',
			preliminary: 'Text of the preliminary decision',
			preliminaryHint: 'A drafted decision is copied here. The applicant will read this.'
		},
		holdHearing: {
			title: 'Protocol of the hearing',
			text: 'To be filled in after the hearing (Administrative Procedural Code, Art. 74).',
			submit: 'Save the protocol',
			done: 'The protocol is saved.',
			from: 'Began at',
			to: 'Ended at',
			participants: 'Who took part',
			came: 'Who came for the joined appeals?',
			cameHint: 'Tick those who came. Of the others it is written that they did not.',
			participantsAmong: 'Officials and the secretary only. Do not name applicants: they must not see one another.',
			participantsHint: 'Who held it, the secretary, the applicant, others.',
			explanations: 'Explanations, questions and answers',
			explanationsHint: 'When the applicant did not come, say so.'
		},
		cancelHearing: {
			title: 'Call the hearing off',
			text: 'To move it to another day, call it off first and call again.',
			submit: 'Call off and tell',
			done: 'The hearing is called off, the applicant is told.',
			reason: 'Reason'
		},
		recordObjection: {
			title: 'Record what was said aloud',
			text: 'When the applicant said it at the reception or by telephone, write it down here.',
			submit: 'Record it',
			done: 'What the applicant said is recorded.'
		},
		waiveHearing: {
			title: 'Decide without a hearing',
			text: 'Only on a ground named by law. The applicant reads the ground and the reason.',
			submit: 'Record the ground',
			done: 'It is recorded why no hearing is held.',
			ground: 'Legal ground',
			reason: 'Explanation'
		}
	},
	panel: {
		title: 'Hearing',
		states: { called: 'Called', held: 'Held', waived: 'Not held', cancelled: 'Called off' },
		due: 'A hearing is due',
		dueText:
			'The drafted decision goes against the applicant, who must be heard before it is signed (Administrative Procedural Code, Art. 73).',
		notTold: 'The letter of invitation was not handed over yet. No term runs until that is recorded.',
		beyondTerm: (due) => `The hearing is later than the term of the appeal (${due}). Extend the term first.`,
		clocks: { earliest: 'Earliest day of the hearing', objection: 'Last day to object' },
		others: { silent: 'Said nothing' },
		off: {
			merged: 'Your appeal was merged with another about the same matter.',
			unmerged: 'Your appeal was taken out and is considered by itself.'
		},
		positions: { objects: 'Disagrees', agrees: 'Agrees', without: 'Asks to decide without a hearing' },
		facts: {
			at: 'When',
			place: 'Where',
			outcome: 'Preliminary outcome',
			preliminary: 'Preliminary decision',
			position: 'What the applicant says',
			held: 'Held',
			attended: 'Did the applicant come?',
			yes: 'Yes',
			no: 'No',
			participants: 'Who took part',
			explanations: 'Explanations',
			ground: 'Ground for not holding it',
			reason: 'Reason'
		}
	},
	protocol: {
		title: 'Protocol of the hearing',
		file: (day) => `Protocol of the hearing ${day}.pdf`,
		number: (number) => `Number of the appeal: ${number}.`,
		matter: (title) => `The matter: ${title}`,
		when: (from, to) => `Held: ${from} – ${to}.`,
		place: (place) => `Place: ${place}.`,
		unit: (unit) => `Held by the unit: ${unit}.`,
		preliminary: (outcome, text) => `Preliminary decision (${outcome}): ${text}`,
		attended: (came) => (came ? 'The applicant came to the hearing.' : 'The applicant did not come to the hearing.'),
		others: (n) =>
			plural('en', n, {
				one: '# other applicant was called about the same matter.',
				other: '# other applicants were called about the same matter.'
			}),
		participants: (list) => `Participants: ${list}`,
		position: (position) => `What the applicant says of the preliminary decision: ${position}.`,
		objection: (text) => `Their reasons: ${text}`,
		explanations: (text) => `Explanations, questions and answers: ${text}`,
		article: (article) => `Made under ${article}.`,
		recorded: (when) => `Recorded in the electronic system on ${when}`,
		footer: (url) => `Page of the appeal: ${url}\nTo open it you need the number and the code of the slip.`,
		link: 'Protocol (PDF)',
		law: 'Administrative Procedural Code, Art. 74'
	},
	citizen: {
		title: 'You are invited to be heard',
		called: (when, place) => `Before a decision is made we invite you to a hearing: ${when}, ${place}. The preliminary decision is below.`,
		over: 'This invitation no longer holds.',
		object: 'Within two working days you can write what you think of the preliminary decision; you can also say it.',
		objected: 'What you said is recorded.',
		held: 'The hearing was held. Its protocol is below.',
		waived: 'No hearing is held; the ground is below.',
		cancelled: 'This hearing is called off. If another is needed you will be told the day.',
		link: 'Say what you think of the preliminary decision'
	},
	page: {
		title: 'What you think of the preliminary decision',
		lead: 'We read it before the decision is made. It is sent once.',
		position: 'What do you say to the preliminary decision?',
		positions: { objects: 'I disagree', agrees: 'I agree', without: 'Decide without me' },
		words: 'Your reasons',
		submit: 'Send'
	},
	notices: {
		hearing_called: (f) => ({
			subject: `Appeal ${f.number}: you are invited to a hearing`,
			text: `Hello!\n\nBefore a decision is made on your appeal (number ${f.number}) we invite you to a hearing.\n\nWhen: ${f.when}\nWhere: ${f.place}\nGround: ${f.article}\n\nPreliminary decision (${f.outcome}):\n${f.preliminary}\n\nYou may object in writing or aloud. Last day: ${f.until} (${f.objectionArticle}).\n\nIf you do not come, the appeal is considered all the same. To write: ${f.url}\n${COMPLAIN}`
		}),
		hearing_protocol: (f) => ({
			subject: `Appeal ${f.number}: protocol of the hearing`,
			text: `Hello,\n\nThe protocol of the hearing on your appeal (number ${f.number}, ${f.article}) is ready. The hearing was held: ${f.when}\n\nRead and download it from the page: ${f.url}\nIf something in it is wrong, send a remark from the same page.\n${COMPLAIN}`
		}),
		hearing_cancelled: (f) => ({
			subject: `Appeal ${f.number}: the hearing is called off`,
			text: `Hello!\n\nThe hearing on your appeal (number ${f.number}) is called off. It was to be on: ${f.when}\nReason: ${f.reason}\n\nIf another is needed you will be told the day.\n\nPage: ${f.url}\n${COMPLAIN}`
		})
	},
	errors: {
		'procedure.time': 'Give the time, for example 10:30.',
		'procedure.hearing_early': 'The notice must come at least three working days before. The earliest day: {earliest}.',
		'procedure.no_hearing': 'Appeals of this kind go through the simplified procedure, without a hearing.',
		'procedure.hearing_called': 'The applicant is called already. To move the day, call that hearing off first.',
		'procedure.not_called': 'There is no open hearing. Reload the page.',
		'procedure.objected': 'What the applicant thinks of this preliminary decision is recorded already.',
		'procedure.objection': 'Write what you disagree with.',
		'procedure.not_told': 'The invitation did not reach the applicant in time, so without them no hearing was held. Call again.',
		'procedure.held_order': 'The end must be later than the beginning.',
		'procedure.held_day': 'The protocol is of the day of the hearing.',
		'procedure.held_future': 'This time has not come yet.',
		'procedure.hearing_due':
			'The decision goes against the applicant, who must be heard before it is signed (Administrative Procedural Code, Art. 73). Call a hearing, or record on which ground none is held.',
		'procedure.hearing_others_due':
			'Not all who joined were heard: somebody joined later, or the call did not reach them in time. Call again, or write down the ground for holding no hearing.',
		'procedure.hearing_open': 'The hearing, or the term to object, is not over yet.',
		'procedure.hearing_milder': 'The preliminary decision that the applicant saw was milder than this. Hear them again on a new one.'
	}
};
