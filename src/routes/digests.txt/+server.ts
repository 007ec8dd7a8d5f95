import { reader } from '#platform/db/index.ts';
import { digests } from '#platform/journal/digest.ts';
import type { RequestHandler } from './$types.js';

const HEAD =
	'# The journal, day by day. Keep a copy: `jauap verify --digests FILE` compares the journal with it.\n# day sha256 chains-that-grew last-row\n';

/** Every digest of the journal so far. It tells nothing of anybody; whoever keeps a copy can show a quiet edit. */
export const GET: RequestHandler = async () => {
	const lines = (await digests(reader())).map(
		({ day, digest, chains, lastId }) => `${day.toString()} ${digest} ${String(chains)} ${String(lastId)}\n`
	);
	return new Response(HEAD + lines.join(''), {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=600' }
	});
};
