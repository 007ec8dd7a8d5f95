/** Texts of the open standard of councils. */
export const kk = {
	wrong: {
		missing: 'Бұл мекенжайда ештеңе жоқ.',
		parameter: (name: string) => `«${name}» параметрінің мәні жарамайды.`
	}
};

export type Messages = typeof kk;
