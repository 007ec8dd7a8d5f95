import type { Messages } from './kk.ts';

export const ru: Messages = {
	footer: (organisation) => `${organisation}\nЭто письмо отправлено системой, отвечать на него не нужно.`,
	footerAnswer: (organisation) =>
		`${organisation}\nЕсли вы ответите на это письмо, ваш ответ и вложенные документы будут добавлены к обращению.`
};
