import type { Messages } from './kk.ts';

export const en: Messages = {
	footer: (organisation) => `${organisation}\nThis letter was sent by the system; there is no need to reply to it.`,
	footerAnswer: (organisation) =>
		`${organisation}\nIf you answer this letter, your answer and the documents with it are added to your appeal.`
};
