/** The calendar address and the weekly letter, as their page shows them. */
import { formatDate, dayOf } from '#platform/i18n/format.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { getSetting } from '#platform/settings/index.ts';
import { messages } from '../messages/index.ts';
import { feedOf } from './feed.ts';
import { headsOwn } from './letter-heads.ts';

export async function presentDebtSettings(db: Reader, lang: Lang, actor: Staff) {
	const t = messages[lang];
	const [feed, time, choice] = await Promise.all([
		feedOf(db, actor),
		getSetting(db, 'weekly_letter'),
		db.selectFrom('weekly_letter_choice').select('wanted').where('person_id', '=', actor.personId).executeTakeFirst()
	]);
	const day = t.letter.days[time.day - 1] ?? '';
	return {
		feed: {
			made: feed === undefined ? undefined : t.feed.since(formatDate(lang, dayOf(feed.madeAt))),
			with: feed?.withUnit === true ? 'unit' : 'mine',
			options: (['mine', 'unit'] as const).map((value) => ({ value, label: t.feed.options[value] }))
		},
		letter: headsOwn(actor)
			? { lead: t.letter.lead({ day, hour: `${String(time.hour).padStart(2, '0')}:00` }), wanted: choice?.wanted !== false }
			: undefined
	};
}
