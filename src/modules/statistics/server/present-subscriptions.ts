/** The reader's own reports by mail, in words. */
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { FREQUENCIES } from '../rules.ts';
import { questionFrom, subscribedQuery, type Question } from './ask.ts';
import { aboutLine } from './mail-reports.ts';

/** What is offered for what is on the page, and what was ordered before. */
export async function presentSubscriptions(context: DeskContext, question: Question) {
	const { db, lang, actor } = context;
	const { frequency: names, noRight } = messages[lang].mail;
	const own = await db
		.selectFrom('statistic_subscription')
		.select(['id', 'query', 'frequency'])
		.where('person_id', '=', actor.personId)
		.where('ended_at', 'is', null)
		.orderBy('made_at')
		.execute();
	const items = own.map(async ({ id, query, frequency }) => {
		const asked = await questionFrom(db, actor, new URLSearchParams(query)).catch(() => undefined);
		const about = asked === undefined ? noRight : await aboutLine(context, asked.asked, false);
		return { id, about, often: names[FREQUENCIES.find((one) => one === frequency) ?? 'weekly'] };
	});
	return {
		query: subscribedQuery(question.asked),
		frequencies: FREQUENCIES.map((value) => ({ value, label: names[value] })),
		own: await Promise.all(items)
	};
}
