/** What the rooms with a process of their own hold of an appeal, as its applicant may have it. */
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { StatusSource } from '#modules/appeals/server/index.ts';
import { applicantForwardings } from '#modules/forwarding/server/index.ts';
import { applicantProblems } from '#modules/problems/server/index.ts';
import { applicantProcedure, complaintsOf, correctionsOf, hearingsOf } from '#modules/procedure/server/index.ts';
import { heldQuality } from '#modules/quality/server/index.ts';
import { applicantRights } from '#modules/rights/server/index.ts';
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
		Promise.all([applicantForwardings, applicantProcedure, applicantProblems, applicantRights].map((room) => room(db, lang, source))),
		questionsOf(db, id),
		correctionsOf(db, id),
		hearingsOf(db, id),
		complaintsOf(db, id),
		heldQuality(db, lang, id)
	]);
	return {
		processes: panels.flat().map(told),
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
