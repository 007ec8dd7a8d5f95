import type { Messages } from './kk.ts';

export const en: Messages = {
	footer: (organisation) => `${organisation}\nThis letter was sent by the system; there is no need to reply to it.`
};
