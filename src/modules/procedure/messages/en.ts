import { plural } from '#platform/i18n/plural.ts';
import { complaint } from './en-complaint.ts';
import { hearing } from './en-hearing.ts';
import type { Messages } from './kk.ts';

const list = (lines: readonly string[]) => lines.map((line) => `• ${line}`).join('\n');
const COMPLAIN = 'If you disagree with what we did, you may complain to the unit above.';

export const en: Messages = {
	title: 'Procedure',
	lead: 'What the law demands while an appeal is considered: putting it right, a hearing, a complaint. The applicant is told of each step.',
	back: 'Back to the appeal',
	open: 'Open the procedure',
	none: 'Nothing was done here yet',
	notNow: 'As the appeal stands now, there is nothing to do here.',
	why: 'How was this day counted?',
	article: 'Ground',
	backToStatus: 'Back to the appeal',
	files: 'Photo or document',
	acts: {
		...hearing.acts,
		...complaint.acts,
		recordNotice: {
			title: 'Record that a notice was handed over',
			text: 'Posted, handed over or read out by telephone: say so here.',
			submit: 'Record it',
			done: 'It is recorded that the notice was handed over.',
			which: 'Which notice?',
			detail: 'How',
			detailHint: 'For example: outgoing No. 12, registered letter.'
		},
		askCorrection: {
			title: 'Return to be completed',
			text: 'The general term goes on. The last day must be inside it.',
			submit: 'Return and tell',
			done: 'The appeal was returned to be completed, the applicant is told.',
			grounds: 'What is missing?',
			what: 'What should be sent?',
			whatHint: 'In plain words: the applicant will read this.',
			dueOn: 'Last day'
		},
		recordCorrection: {
			title: 'Record what was brought',
			text: 'When the applicant brought a paper or told it by telephone, write it down here.',
			submit: 'Record it',
			done: 'Recorded; the work goes on.',
			words: 'What did the applicant say or bring?'
		}
	},
	notice: {
		title: 'Obligatory notices',
		owed: (n) => plural('en', n, { one: '# notice to hand over', other: '# notices to hand over' }),
		handed: 'Handed over',
		ways: {
			mail: { waiting: 'Being mailed', sent: 'Mailed' },
			letter: { waiting: 'To be printed and handed over', failed: 'The mail did not arrive: to be printed and handed over' },
			phone: { waiting: 'To be told by telephone', failed: 'The mail did not arrive: to be told by telephone' },
			page: { sent: 'On the page of the appeal' }
		}
	},
	lists: {
		title: 'Procedures',
		lead: 'Complaints to judge, hearings ahead and notices to hand over.',
		tabs: { complaints: 'Complaints', hearings: 'Hearings', notices: 'Notices to hand over' },
		none: { complaints: 'No open complaints', hearings: 'No hearings ahead', notices: 'Nothing to hand over' },
		columns: { number: 'Number', what: 'About', state: 'How it stands', when: 'Term or time', note: 'Where, who' },
		more: 'Further'
	},
	hearing: hearing.panel,
	protocol: hearing.protocol,
	complaint: complaint.panel,
	correction: {
		title: 'Putting it right',
		states: { asked: 'Waiting for the applicant', done: 'Completed', lapsed: 'The day passed, nothing came', ended: 'No longer asked' },
		asked: 'The applicant was asked to complete the appeal. The general term goes on.',
		done: 'The applicant sent what was asked for.',
		lapsed: 'Nothing came. The appeal can be decided as it is, or stopped on the ground “not put right by the day named”.',
		ended: 'This is no longer asked.',
		missing: 'What is missing',
		what: 'What was asked for',
		by: 'Last day'
	},
	citizen: {
		hearing: hearing.citizen,
		complaint: complaint.citizen,
		correctionOfOther: {
			title: 'Something is waited for in an appeal considered with yours',
			text: 'Another applicant was asked to complete their appeal about this matter. Nothing is asked of you, and the term goes on. If you have something to add, send it.',
			link: 'Add a document or an explanation'
		},
		correction: {
			title: 'You were asked for more',
			text: 'Send what is named below and the work goes on. The term does not stop meanwhile.',
			lapsed: 'What was asked for did not come in time. The appeal will be decided as it is; until then you can still send it.',
			consequence: 'If nothing comes by that day, the law lets consideration be stopped.',
			link: 'Send what is missing'
		}
	},
	pages: {
		object: hearing.page,
		complain: complaint.pages.complain,
		'take-back': complaint.pages.takeBack,
		correct: {
			title: 'Send what is missing',
			lead: 'Write an explanation, attach a document, or both. The work goes on as soon as you send it.',
			words: 'Your explanation',
			submit: 'Send'
		}
	},
	notices: {
		...hearing.notices,
		...complaint.notices,
		correction_of_other: (f) => ({
			subject: `Appeal ${f.number}: another applicant was asked for more`,
			text: `Hello,\n\nYour appeal (number ${f.number}) is considered with another about the same matter. Its applicant was asked to complete it (${f.article}). Last day: ${f.by}\n\nNothing is asked of you. The term goes on and ends on ${f.due}. If you have something to add, send it from the page: ${f.url}\n${COMPLAIN}`
		}),
		correction_of_other_lapsed: (f) => ({
			subject: `Appeal ${f.number}: what was asked for did not come`,
			text: `Hello,\n\nIn the appeal considered with yours (number ${f.number}), what was asked for did not come. The last day was: ${f.by}\n\nThe case is now decided as it is; by law its consideration may also be stopped (Administrative Procedural Code, Art. 70). Until the decision you may add documents yourself. Term: ${f.due}\n\nPage: ${f.url}\n${COMPLAIN}`
		}),
		correction_asked: (f) => ({
			subject: `Appeal ${f.number}: something is missing`,
			text: `Hello!\n\nTo consider your appeal (number ${f.number}) the following is missing:\n${list(f.what)}\n\nWhat to send: ${f.text}\nLast day: ${f.by}\n\nThe term does not stop, it ends on ${f.due}. If nothing comes by the day named, consideration may be stopped (Administrative Procedural Code, Art. 70).\n\nSend it on this page: ${f.url}\n${COMPLAIN}`
		}),
		correction_lapsed: (f) => ({
			subject: `Appeal ${f.number}: nothing came`,
			text: `Hello!\n\nWhat was asked for your appeal (number ${f.number}) did not come by the day named. The last day was: ${f.by}\n\nThe appeal will now be decided as it is: the law also lets consideration be stopped (Administrative Procedural Code, Art. 70). Until the decision you can still send it. The term: ${f.due}\n\nPage: ${f.url}\n${COMPLAIN}`
		})
	},
	errors: {
		...hearing.errors,
		...complaint.errors,
		'procedure.grounds': 'Tick what is missing.',
		'procedure.past': 'This day must be tomorrow or later.',
		'procedure.beyond_term': 'This day is later than the term of the appeal ({due}). Choose an earlier one, or extend the term first.',
		'procedure.nothing': 'Write something or choose a file.',
		'procedure.not_asked':
			'To stop on this ground the applicant must first be asked, and the day named must pass. Return the appeal to be completed, or choose another ground.'
	}
};
