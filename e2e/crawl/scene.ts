import type { Database } from '../../src/platform/db/index.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeToken } from '../../src/platform/secrets.ts';
import { intakeInput } from '../../src/modules/appeals/desk-input.ts';
import { takeIn, type Received } from '../../src/modules/appeals/server/index.ts';
import { answered, cast, inWork, receive, type Cast } from '../../test/appeals.ts';

export interface Scene {
	people: Cast;
	/** One appeal just received, one in work, one answered. */
	cases: Received[];
	/** The account of a citizen who has one. */
	citizenId: string;
}

/** A district branch with something on every shelf: appeals in three stages and one that lacks its text. */
export async function setScene(db: Database, lang: Lang): Promise<Scene> {
	const people = await db.write((tx) => cast(tx));
	const cases: Received[] = [];
	for (const stage of [receive, inWork, answered]) cases.push(await db.write((tx) => stage(tx, people)));
	const lacking = intakeInput.parse({ unitId: people.unit.id, channel: 'phone', language: lang, name: 'Сынақ Өтінішші' });
	await db.write((tx) => takeIn(tx, people.operator, { key: makeToken() }, lacking));
	const citizenId = newId();
	await db.write((tx) =>
		tx
			.insertInto('account')
			.values({ id: citizenId, kind: 'citizen', email: `${citizenId}@example.kz`, language: lang })
			.execute()
	);
	return { people, cases, citizenId };
}
