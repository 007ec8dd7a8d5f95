/** Links by which people join a collective appeal: what is read of them. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { open, sha256 } from '#platform/secrets.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { LinkStanding } from '../rules.ts';

export interface JoinLink extends LinkStanding {
	id: string;
	appealId: string;
	token: string;
	text: string;
	/** The appeal's own language, in which the text is written as a rule. */
	language: Lang;
	unitId: string;
	dueOn: Temporal.PlainDate;
}

type Row = Omit<JoinLink, 'token'> & { token: Buffer };

async function find(db: Reader | Tx, where: ReturnType<typeof sql>): Promise<JoinLink | undefined> {
	const [row] = await rows(
		db,
		sql<Row>`
			SELECT l.id, l.appeal_id AS "appealId", l.token, l.text, l.until_on AS "untilOn", l.most, l.used, l.closed_at IS NOT NULL AS closed,
				a.state, a.language, a.unit_id AS "unitId", a.due_on AS "dueOn"
			FROM join_link l JOIN appeal a ON a.id = l.appeal_id WHERE ${where} ORDER BY l.made_at DESC LIMIT 1`
	);
	return row === undefined ? undefined : { ...row, token: open(row.token) };
}

/** The link of an appeal that is open, or the last one that was. */
export function linkOf(db: Reader | Tx, appealId: string): Promise<JoinLink | undefined> {
	return find(db, sql`l.appeal_id = ${appealId}`);
}

/** The link that a token opens. Of an appeal that is kept from anybody there is none, as of a token that nobody made. */
export function linkByToken(db: Reader | Tx, token: string): Promise<JoinLink | undefined> {
	return find(db, sql`l.token_hash = ${sha256(token)} AND NOT a.sensitive AND NOT a.conflicted`);
}
