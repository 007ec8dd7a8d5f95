/** What deputies owe in the periods that run now, for the list of debts: the rules are no SQL, so it is counted by the clock and kept. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql, type Database, type Reader } from '#platform/db/index.ts';
import { formatDate, ZONE } from '#platform/i18n/format.ts';
import { namedId } from '#platform/ids.ts';
import { onSchedule } from '#platform/jobs/index.ts';
import { paths } from '#lib/paths.ts';
import { deputies } from '#modules/mandates/server/index.ts';
import { isIn } from '../rules.ts';
import { asOf, readLedgers } from './ledger.ts';

const HOLD = {
	kk: 'Депутат міндетін орындау',
	ru: 'Провести то, что депутат обязан по норме',
	en: 'Hold what the deputy owes by the norm'
};

/** What every deputy of today owes in a period that runs. */
async function owedNow(db: Reader) {
	const day = asOf(undefined);
	const { kinds, ledgers } = await readLedgers(db, await deputies(db, { from: day.on, to: day.on }), day);
	return ledgers.flatMap(({ deputy, entries }) =>
		entries.flatMap(({ slot: { key, norm, window }, line }) => {
			if (line.notYetDue === 0 || !isIn(window, day.on)) return [];
			const name = kinds.find(({ code }) => code === norm.duty)?.name;
			const [from, to] = [formatDate('kk', window.from), formatDate('kk', window.to)];
			const over = Temporal.PlainDate.compare(deputy.validTo, window.to) < 0;
			return [
				{
					id: namedId(`duty:${deputy.id}:${key}`),
					mandate_id: deputy.id,
					unit_id: deputy.bodyId,
					person_id: deputy.personId,
					first_on: window.from,
					due_on: over ? deputy.validTo : window.to,
					label: [deputy.name, name?.kk, name?.ru, `${from} – ${to}`, `${String(line.held)}/${String(line.owed)}`]
						.filter(Boolean)
						.join(' · ')
				}
			];
		})
	);
}

const AT_ONCE = 500;

/** Counts anew what is owed now. Returns how many rows there are. */
export async function countDuties({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const list = await owedNow(reader);
	await write(async (tx) => {
		await tx.deleteFrom('duty_debt').execute();
		for (let i = 0; i < list.length; i += AT_ONCE)
			await tx
				.insertInto('duty_debt')
				.values(list.slice(i, i + AT_ONCE))
				.execute();
	});
	return list.length;
}

/** Registers this room's debts and the job that counts them; called once when the server starts. */
export function registerDutyJobs(): void {
	onSchedule('duties.count', '25 * * * *', async (_, db) => {
		await countDuties(db);
	});
	onDebts('duty', {
		clock: 'own',
		// While its period runs: what was not held in it can be held no more, and stands in the ledger.
		select: (today) => sql`
			SELECT d.id, d.unit_id, d.person_id, d.mandate_id AS about, 'duty' AS origin_kind, d.mandate_id AS origin_id, d.due_on, d.due_on AS first_due_on,
				'owed' AS state, NULL::text AS name, d.label AS text, (d.first_on::timestamp AT TIME ZONE ${ZONE}) AS since, NULL::timestamptz AS at, false AS quiet
			FROM duty_debt d WHERE d.due_on >= ${today}::date`,
		unnamed: ['deputy', 'aide', 'head'],
		title: () => HOLD,
		path: (mandateId) => paths.desk.duty(mandateId)
	});
}
