import { writeForm } from '#lib/server/forms.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { panelInput } from '#modules/promises/assess-input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import { openPanel, presentProgramme, toPanelCards, type PanelCard } from '#modules/promises/server/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { paths } from '#lib/paths.ts';
import { asReader, reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const page = await presentProgramme(reader(), lang, requireStaff(event), event.params.id, {});
	if (!page.judges) throw forbidden();
	return {
		programme: { id: page.id, title: page.title },
		address: new URL(paths.panel.enter(lang), publicOrigin()).href.replace(/^https?:\/\//, '')
	};
};

export const actions = {
	// The codes leave with the answer to the form and are kept nowhere.
	default: async (event) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const { lang } = event.locals;
		let cards: PanelCard[] = [];
		const words = [messages[lang].errors, assessMessages[lang].errors];
		const refused = await writeForm(event, panelInput, words, async (tx, input) => {
			cards = await toPanelCards(asReader(tx), lang, input, await openPanel(tx, actor, id, input));
		});
		if (refused !== undefined) return refused;
		event.setHeaders({ 'cache-control': 'private, no-store' });
		return { cards, values: {} as Record<string, string>, errors: {} as Record<string, string> };
	}
} satisfies Actions;
