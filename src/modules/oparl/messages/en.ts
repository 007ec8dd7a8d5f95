import type { Messages } from './kk.ts';

export const en: Messages = {
	wrong: {
		missing: 'There is nothing at this address.',
		parameter: (name) => `The value of the parameter “${name}” cannot be used.`
	}
};
