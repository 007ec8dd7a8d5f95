/** What our own checks say of an appeal, for the applicant who takes away all we hold: what was found, not what staff wrote to each other. */
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import { reviewsOf } from './queries.ts';
import { answersOf, rechecksOf } from './recheck-queries.ts';

const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;

export async function heldQuality(db: Reader, lang: Lang, appealId: string) {
	const { verdicts, recheck: t } = messages[lang];
	const [reviews, rechecks] = await Promise.all([reviewsOf(db, appealId), rechecksOf(db, appealId)]);
	return {
		reviews: reviews.flatMap(({ verdict, reviewedAt, returnedAt }) =>
			verdict === null ? [] : [{ at: at(reviewedAt), verdict: verdicts[verdict], reopened: returnedAt !== null }]
		),
		rechecks: await Promise.all(
			rechecks.map(async ({ id, endedAt, result, called, said }) => ({
				at: at(endedAt),
				result: result === null ? null : t.results[result],
				answers: (await answersOf(db, id)).map(({ name, answer }) => ({ question: name[lang], answer: t.answers[answer] })),
				called: called === null ? null : t.calls[called],
				said
			}))
		)
	};
}
