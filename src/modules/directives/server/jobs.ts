/** After the commit: each head of a unit that got a part has one letter, whatever the number of its parts. Each morning: what comes again. */
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { onSchedule, onTopic } from '#platform/jobs/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { queueMails, type MailRequest } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { partsGiven, recipientsOf } from '#modules/assignments/server/index.ts';
import { messages } from '../messages/index.ts';
import { issueAllSeries } from './issue-series.ts';
import { registerSeriesDebts } from './series-debts.ts';
import { tell } from './tell.ts';
import { KIND, lockDirective } from './visible.ts';

const SYSTEM = { kind: 'system', job: 'directives.tell' } as const;

interface Told {
	directiveId: string;
	/** The part that was split; left out when the directive was issued. */
	partOf?: string;
}

/** What a letter says of the directive; the weekly digest counts what is open, so this one is sent once and never repeated. */
async function subjectOf(tx: Tx, { directiveId, partOf }: Told) {
	const [row] = await rows(
		tx,
		sql<{ title: string; dueOn: Temporal.PlainDate; state: string }>`
			SELECT title, due_on AS "dueOn", state FROM directive WHERE id = ${directiveId}`
	);
	const given = await partsGiven(tx, partOf === undefined ? { subject: { kind: KIND, id: directiveId } } : { parentId: partOf });
	return { row, given };
}

/** Writes the letters and returns their number. Run again for the same parts, it writes none. */
export async function tellHeads(tx: Tx, told: Told): Promise<number> {
	await lockDirective(tx, told.directiveId);
	const before = await timelineOf(asReader(tx), { kind: KIND, id: told.directiveId }, 'staff');
	if (before.some(({ act, data }) => act === 'directive.told' && data.part === (told.partOf ?? null))) return 0;
	const { row, given } = await subjectOf(tx, told);
	if (row?.state !== 'issued') return 0;
	const about = { kind: KIND, id: told.directiveId };
	const found = await recipientsOf(
		tx,
		given.map(({ id, unitId }) => ({ id, unitId, personIds: [], level: 0, about }))
	);
	const people = new Map<string, { name: string; email: string; lang: Lang; dueOn: Temporal.PlainDate }>();
	for (const { id, dueOn } of given) for (const one of found.get(id) ?? []) people.set(one.personId, { ...one, dueOn });
	const letters = [...people.values()].map(({ name, email, lang, dueOn }): MailRequest => {
		const { mail } = messages[lang];
		const text = mail.text({
			name,
			title: row.title,
			due: formatDate(lang, dueOn),
			link: `${publicOrigin()}${paths.desk.directive(told.directiveId)}`
		});
		return { to: email, lang, subject: mail.subject, text };
	});
	for (let from = 0; from < letters.length; from += 1_000) await queueMails(tx, letters.slice(from, from + 1_000));
	await tell(tx, SYSTEM, told.directiveId, 'told', now(), { part: told.partOf ?? null, letters: letters.length });
	return letters.length;
}

/** Registers this room's handlers; called once when the server starts. */
export function registerDirectiveJobs(): void {
	onTopic<Told>('directives.tell', async (told, { write }) => {
		await write((tx) => tellHeads(tx, told));
	});
	onSchedule('directives.series', '10 6 * * *', async (_, context) => {
		await issueAllSeries(context);
	});
	registerSeriesDebts();
}
