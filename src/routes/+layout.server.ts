import { getSetting } from '#platform/settings/index.ts';
import { reader } from '#platform/db/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	// The language is part of the address (public) or of the account (desk): a change of either reloads this.
	void url.pathname;
	const { lang } = locals;
	const { name, phone, address } = await getSetting(reader(), 'organisation');
	return { lang, site: { name: name[lang], phone, address: address[lang] } };
};
