import { expect, it } from 'vitest';
import { rows, sql } from '#platform/db/index.ts';
import { testDatabase } from '../../../../test/db.ts';
import { KEPT, SWEPT } from '../../../../test/kept-tables.ts';
import * as privacy from './index.ts';

const t = testDatabase();

it('no table that holds what people wrote or who they are is forgotten: each is removed by a rule or a sweep, or named with why it stays', async () => {
	const list = await rows(
		t.db.reader,
		sql<{ name: string }>`
			SELECT DISTINCT c.table_name AS name FROM information_schema.columns c JOIN pg_class k ON k.relname = c.table_name AND k.relkind = 'r'
			WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'json', 'bytea', 'ARRAY') ORDER BY 1`
	);
	const removed = new Set(privacy.REDACTED.map(({ table }) => table));
	const known = (name: string) => removed.has(name) || name in SWEPT || name in KEPT;
	expect(list.map(({ name }) => name).filter((name) => !known(name))).toEqual([]);
	// What is named here is there, and is not removed after all.
	const names = new Set(list.map(({ name }) => name));
	expect(Object.keys({ ...SWEPT, ...KEPT }).filter((name) => !names.has(name) || removed.has(name))).toEqual([]);
});

it('no column that holds words of an appeal is forgotten: each is removed by a rule, or named here with why it stays', async () => {
	const STAYS: Record<string, string> = {
		appeal: 'number state kind language channel outcome verdict recheck',
		// Why somebody held a letter: words of staff about themselves.
		mail_in: 'outcome held_reason',
		appeal_source: 'source external_id',
		appeal_draft: 'number language channel',
		appeal_notice: 'kind language channel state',
		delivery: 'channel state',
		decision: 'outcome ground_id language',
		decision_draft: 'outcome ground_id language',
		decision_draft_version: 'outcome language why',
		appeal_verdict: 'verdict',
		// The state it had: no words.
		appeal_merge: 'before',
		appeal_remark: 'author seen_by',
		appeal_question: 'outcome',
		// Why somebody broke the glass, or held the case: words of staff about themselves.
		appeal_glass: 'reason',
		appeal_hold: 'reason',
		appeal_redaction: 'what',
		forwarding: 'way state article rule_id body_number letter_way letter_state answer_outcome answer_number',
		correction: 'state',
		// The place is a room of ours.
		hearing: 'state outcome place position ground_id',
		hearing_party: 'position',
		complaint: 'state',
		// Codes, whose words are in the lists.
		rights_case: 'profession violated_right said_by outcome',
		problem_answer: 'language outcome state refusal',
		problem_voice: 'voice',
		decision_review: 'verdict',
		recheck: 'state result called',
		// Its words are sealed, and go with who wanted to meet.
		reception_card: 'outcome'
	};
	const removed = new Set(
		privacy.REDACTED.flatMap(({ table, person = {}, words = {} }) =>
			[...Object.keys(person), ...Object.keys(words)].map((column) => `${table}.${column}`)
		)
	);
	const columns = await rows(
		t.db.reader,
		sql<{ name: string; column: string }>`
			SELECT c.table_name AS name, c.column_name AS "column" FROM information_schema.columns c
			WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'json')
				AND (c.table_name = 'appeal' OR EXISTS (SELECT FROM information_schema.columns k WHERE k.table_name = c.table_name AND k.column_name = 'appeal_id'))
				AND EXISTS (SELECT FROM pg_class WHERE relname = c.table_name AND relkind = 'r')`
	);
	const forgotten = columns
		.map(({ name, column }) => ({ name, column }))
		.filter(({ name, column }) => !removed.has(`${name}.${column}`) && !(STAYS[name] ?? '').split(' ').includes(column));
	expect(forgotten).toEqual([]);
});
