import { publicOrigin } from '#platform/config.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { queueMails } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Occurrence } from '../rules/rhythm.ts';
import type { Halt } from '../rules/series.ts';
import { SERIES, type SeriesRow } from './series.ts';

/** A letter to whoever keeps a series that paused itself; when the trouble is theirs or the unit's own, to the heads of the unit and of the one above, too. */
export async function tellKeeper(tx: Tx, series: SeriesRow, halt: Halt, { dueOn }: Occurrence): Promise<void> {
	const about = { kind: SERIES, id: series.id };
	const owing = { id: series.id, unitId: series.issuerUnitId, personIds: [series.keeperId], level: halt === 'nobody' ? 0 : 2, about };
	const people = (await recipientsOf(asReader(tx), [owing])).get(series.id) ?? [];
	const link = `${publicOrigin()}${paths.desk.directiveSeriesOf(series.id)}`;
	await queueMails(
		tx,
		people.map(({ name, email, lang }) => {
			const { mail, halts } = messages[lang].series;
			const text = mail.text({ name, title: series.title, why: halts[halt], due: formatDate(lang, dueOn), link });
			return { to: email, lang, subject: mail.subject, text };
		})
	);
}
