import type { Messages } from './kk.ts';

export const ru: Messages = {
	footer: (organisation) => `${organisation}\nЭто письмо отправлено системой, отвечать на него не нужно.`
};
