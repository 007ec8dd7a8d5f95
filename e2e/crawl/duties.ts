import { paths } from '../../src/lib/paths.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import { sql, type Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { normInput, replyInput } from '../../src/modules/duties/input.ts';
import { addNorm, countDuties, replyToDuty } from '../../src/modules/duties/server/index.ts';
import { deputies } from '../../src/modules/mandates/server/index.ts';
import { makeStaff } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

const three = (name: string, text: string) => ({ [`${name}Kk`]: text, [`${name}Ru`]: text, [`${name}En`]: text });

/** Norms since the beginning of the year, and what the branch's deputy says of one. Returns pages few links lead to. */
export async function owe(db: Database, { unit }: Cast): Promise<string[]> {
	const today = now();
	const first = dayOf(today).with({ month: 1, day: 1 });
	const restore = setClock(() => today.subtract({ hours: 24 * 400 }));
	try {
		await db.write(async (tx) => {
			// The norms are everybody's, and crawls of other languages set their scenes at the same time.
			await sql`SELECT pg_advisory_xact_lock(hashtextextended('crawl duties', 0))`.execute(tx);
			const there = await tx.selectFrom('duty_norm').select('duty').executeTakeFirst();
			if (there !== undefined) return;
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
			for (const [duty, months] of [
				['report_meeting', '12'],
				['visit', '3'],
				['reception_day', '1']
			] as const) {
				const norm = { duty, scope: 'all', times: '1', months, partial: 'months', validFrom: first.toString(), reason: 'Съезд шешімі' };
				await addNorm(
					tx,
					keeper,
					normInput.parse({ ...norm, ...three('source', 'Регламент, 12'), ...three('approved', 'Мәслихат'), link: 'https://example.kz/r' })
				);
			}
		});
	} finally {
		restore();
	}
	const list = await deputies(db.reader, { from: dayOf(today), to: dayOf(today) });
	const [deputy] = list.filter(({ bodyPath }) => bodyPath.startsWith(`${unit.path}.`));
	if (deputy === undefined) throw new Error('the branch has a deputy');
	const reply = replyInput.parse({ year: String(first.year), line: 'visit', reply: 'Көктемде жол жабық болды, мамырда барамыз.' });
	await db.write(async (tx) => replyToDuty(tx, await makeStaff(tx, { role: 'aide', unitId: unit.id }), deputy.id, reply));
	await countDuties(db);
	return [paths.desk.duty(deputy.id)];
}
