import type { Messages } from './kk.ts';

export const ru: Messages = {
	wrong: {
		missing: 'По этому адресу ничего нет.',
		parameter: (name) => `Значение параметра «${name}» не подходит.`
	}
};
