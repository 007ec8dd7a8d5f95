/**
 * `node bench/oparl.ts DIR`: takes in a real council's dump (a folder of OParl answers), walks through all that is then served from the
 * entrance on, and holds it against what was received. Prints times and figures; nothing stays in the database.
 */
import { readFolder } from '../src/modules/oparl/import/folder.ts';
import { canonical, restored, type Thing } from '../src/modules/oparl/rules/convert.ts';
import { flatten, readDump } from '../src/modules/oparl/rules/dump.ts';
import { BODY_LISTS } from '../src/modules/oparl/rules/schema.ts';
import { asked, listed, within } from '../src/modules/oparl/server/fixture.ts';
import { importCouncil, sourceUrl } from '../src/modules/oparl/server/index.ts';
import { withDatabase } from '../src/cli/with-database.ts';
import { asReader } from '../src/platform/db/index.ts';
import { faults } from '../test/oparl/valid.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is wanted');

async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
	const begun = performance.now();
	const result = await act();
	console.log(`${what}: ${(performance.now() - begun).toFixed(0)} ms`);
	return result;
}

const { documents, problems } = await timed('reading', () => readFolder(folder));
const dump = readDump(documents);
console.log(`${String(documents.length)} documents, ${String(problems.length + dump.problems.length)} problems`);
const UNDONE = new Error('undone');

await withDatabase((db) =>
	db
		.write(async (tx) => {
			const take = () => importCouncil(tx, { kind: 'system', job: 'bench' }, { url: `bench:${sourceUrl(dump) ?? ''}`, dump });
			console.log(await timed('taking in', take), await timed('again', take));
			const reader = asReader(tx);
			const { things: bodies } = await listed(reader, '/oparl/v1.1/body');
			const body = bodies.find((one) => (one['jauap:source'] as { url: string } | undefined)?.url.startsWith('bench:') === true) ?? {};
			const served: Thing[] = [body];
			await timed('walking through all lists', async () => {
				for (const key of Object.keys(BODY_LISTS)) {
					const { things, sizes } = await timed(`  ${key}`, () =>
						listed(reader, `${String(body[key])}?limit=100&modified_since=1900-01-01T00:00:00Z`)
					);
					console.log(`  ${key}: ${String(things.length)} objects on ${String(sizes.length)} pages`);
					served.push(...things);
				}
			});
			const wrong = served.flatMap(within).flatMap(faults);
			console.log(
				`${String(served.flatMap(within).length)} objects held against the schema, ${String(wrong.length)} faults`,
				wrong.slice(0, 5)
			);
			const refOf = new Map(served.map((one) => [String(one.id), String((one['jauap:received'] as { id: unknown }).id)]));
			const back = served.map((one) => canonical(restored(one, (id) => refOf.get(id)))).toSorted();
			const received = flatten(dump.tops)
				.map(({ thing }) => canonical(thing))
				.toSorted();
			const lost = received.filter((one, at) => one !== back[at]);
			console.log(
				`${String(received.length)} received, ${String(back.length)} given back, ${String(lost.length)} differ`,
				lost.slice(0, 2)
			);
			await timed('one meeting', () => asked(reader, String(served.find(({ type }) => String(type).endsWith('/Meeting'))?.id)));
			throw UNDONE;
		})
		.catch((error: unknown) => {
			if (error !== UNDONE) throw error;
		})
);
