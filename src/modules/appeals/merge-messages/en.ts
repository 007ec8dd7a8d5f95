import type { MergeMessages } from './kk.ts';

export const en: MergeMessages = {
	joins: (number) => `I join the collective appeal No. ${number}.`,
	notices: {
		merged: (f) => ({
			subject: `Appeal ${f.number}: merged with another about the same matter`,
			text: `Hello,\n\nYour appeal (number ${f.number}) is considered together with another about the same matter. Number of the main appeal: ${f.other}\nAnswer due: ${f.due}. It is not later than the earliest date given to either.\n\nYour number and code work as before. The decision will be sent to you as well. You may still add documents, rate the decision and disagree with it. The other applicant does not see your data.\n\nProgress: ${f.url}`
		}),
		joined: (f) => ({
			subject: `Appeal ${f.number}: you joined a collective one`,
			text: `Hello,\n\nYou joined a collective appeal. Its number: ${f.other}\nYour number: ${f.number}\nAnswer due: ${f.due}\n\nWith your own number and code you see how it goes, may add documents, rate the decision and disagree with it. The decision will be sent to you. The others see neither your data nor your words and files.\n\nProgress: ${f.url}`
		}),
		split: (f) => ({
			subject: `Appeal ${f.number}: one of your questions is considered apart`,
			text: `Hello,\n\nOne question of your appeal (number ${f.other}) was split out into an appeal of its own. Its number: ${f.number}\nThe answer is due as before: ${f.due}\n\nYour code opens both. Each is answered.\n\nProgress: ${f.url}`
		}),
		merged_in: (f) => ({
			subject: `Appeal ${f.number}: another about the same matter was added`,
			text: `Hello,\n\nAnother appeal about the same matter was merged into yours (number ${f.number}); both are considered together.\nAnswer due: ${f.due}. It is not later than the earliest date given to either.\n\nThe other applicant sees neither your data nor your documents.\n\nProgress: ${f.url}`
		}),
		unmerged: (f) => ({
			subject: `Appeal ${f.number}: considered alone again`,
			text: `Hello,\n\nYour appeal (number ${f.number}) was taken out of another and is considered alone again, as it was.\nAnswer due: ${f.due}\n\nProgress: ${f.url}`
		})
	}
};
