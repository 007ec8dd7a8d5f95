/** Whom one may choose: whoever can help, and the hosts that were looked for. */
import { hostsFor } from '#modules/receptions/server/index.ts';
import { pageMessages } from '#modules/wishes/messages-page/index.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';

/** So many are shown at once; of more one is found by name. */
const SHOWN = 20;

export interface Whom {
	q: string;
	options: Option[];
	nothing: boolean;
	/** There are more than are shown. */
	many: boolean;
}

export async function whomToMeet(lang: Lang, asked: string, chosen?: string): Promise<Whom> {
	const t = pageMessages[lang].form.whom;
	const q = asked.trim().slice(0, 100);
	const hosts = await hostsFor(reader());
	const found = q === '' ? hosts : hosts.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
	const shown = found.slice(0, SHOWN);
	const own = hosts.filter(({ id }) => id === chosen && !shown.some((host) => host.id === id));
	const options = [...own, ...shown].map(({ id, name, title }) => ({ value: id, label: name, hint: title[lang] }));
	return {
		q,
		options: [{ value: 'anybody', label: t.anybody, hint: t.anybodyHint }, ...options],
		nothing: q !== '' && found.length === 0,
		many: found.length > SHOWN
	};
}
