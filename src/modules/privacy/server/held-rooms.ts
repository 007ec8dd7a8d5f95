/** What the rooms with a process of their own hold of an appeal, as its applicant may have it. */
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import { partsFor, type StatusSource } from '#modules/appeals/server/index.ts';
import { APPLICANT_FORWARDING } from '#modules/forwarding/server/index.ts';
import { APPLICANT_PROBLEMS } from '#modules/problems/server/index.ts';
import { APPLICANT_PROCEDURE, complaintsOf, correctionsOf, hearingsOf } from '#modules/procedure/server/index.ts';
import { heldQuality } from '#modules/quality/server/index.ts';
import { APPLICANT_RIGHTS } from '#modules/rights/server/index.ts';
import { questionsOf } from '#modules/structure/server/index.ts';

const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;

/** A process in the words of the applicant's page. */
const told = ({ title, sentences, facts, quote }: Panel) => ({
	title,
	sentences,
	facts: facts.map(({ term, value }) => ({ term, value })),
	text: quote?.text ?? null
});

/** Forwarding, the procedure, our own checks, shared problems and the right concerned, with what was written in them by and to the applicant. */
export async function processesOf(db: Reader, lang: Lang, source: StatusSource) {
	const { id } = source.appeal;
	const [panels, questions, corrections, hearings, complaints, quality] = await Promise.all([
		partsFor(db, lang, source, [...APPLICANT_FORWARDING, ...APPLICANT_PROCEDURE, ...APPLICANT_PROBLEMS, ...APPLICANT_RIGHTS]),
		questionsOf(db, id),
		correctionsOf(db, id),
		hearingsOf(db, id),
		complaintsOf(db, id),
		heldQuality(db, lang, id)
	]);
	return {
		processes: panels.map(told),
		questions: questions.map(({ ordinal, text, outcome, answer, part }) => ({
			ordinal,
			text,
			outcome,
			answer,
			part: part?.number ?? null
		})),
		corrections: corrections.map((row) => ({ askedAt: at(row.asked_at), dueOn: row.due_on.toString(), state: row.state, text: row.text })),
		hearings: hearings.map((row) => ({
			calledAt: at(row.called_at),
			at: at(row.at),
			place: row.place,
			state: row.state,
			preliminary: row.preliminary,
			position: row.position,
			objection: row.objection,
			attended: row.attended,
			explanations: row.explanations
		})),
		complaints: complaints.map((row) => ({
			filedAt: at(row.filed_at),
			state: row.state,
			text: row.text,
			lateReason: row.late_reason,
			answer: row.answer,
			endedAt: at(row.ended_at)
		})),
		...quality
	};
}
