/** Tables with texts that no part of an appeal's retention empties. A new table stands here or in its room's `redacted.ts`. */

/** What was of use for a while only, and what sweeps it. */
export const SWEPT: Record<string, string> = {
	account: 'a rule of retention: citizens’ that nobody uses (staff’s belong to a person)',
	appeal_draft: 'drafts_kept_days; those of a desk by a rule of retention',
	challenge: 'a week after it ended',
	election_wish: 'with the letter it was asked for, or with its draft',
	file: 'with its appeal, its draft or its assignment; bytes with the next sweep',
	idempotency_key: 'after a week',
	mail_in: 'a rule of retention, unless it is held',
	mail_sent: 'when a bounce can no longer come',
	outbox: 'when the job has it; a letter in it is sealed',
	session: '90 days after it ended',
	telegram_chat: '30 days after the last word',
	throttle: 'when its window ends'
};

/** What stays, and why. */
export const KEPT: Record<string, string> = {
	// Nothing of citizens: what the organisation keeps of itself.
	answer_template: 'texts of staff without names',
	api_token: 'of staff; only hashes',
	body: 'a public register of bodies',
	employer: 'a public register of legal entities',
	passkey: 'of staff, removed with the account’s keys',
	person: 'staff: who decided is part of the record',
	post: 'staff: who held which post',
	group_case: 'codes, and what the organisation did, in the words of staff',
	group_case_note: 'what the organisation did, in the words of staff',
	problem: 'what the office says in public',
	problem_reply: 'what the office says in public',
	saved_view: 'a filter of staff, theirs to remove',
	setting: 'the organisation’s own',
	statistic_subscription: 'of staff, theirs to end',
	unit: 'the organisation’s own',
	// Codes, ids and figures.
	appeal_glass: 'words of staff about themselves, which the applicant reads',
	appeal_hold: 'words of staff about themselves',
	appeal_redaction: 'the trace itself',
	appeal_source: 'a number in another system, against taking it in twice',
	counter: 'figures',
	deadline: 'days and rules',
	journal: 'the memory: codes and ids; what a person wrote is in journal_word',
	journal_digest: 'hashes',
	journal_head: 'hashes',
	problem_voice: 'one of three codes',
	reminder: 'what was sent when',
	schema_migration: 'names of files',
	statistic_block: 'figures',
	statistic_report: 'what was sent when',
	// Rules and lists, dated.
	alike_rule: 'a rule',
	appeal_kind: 'a rule',
	calendar_change: 'a rule',
	calendar_day: 'a rule',
	calendar_version: 'a rule',
	deadline_rule: 'a rule',
	election_period: 'a rule',
	ground: 'a rule',
	profession: 'a list',
	recheck_criterion: 'a list',
	recheck_draw: 'which closed cases were drawn: ids',
	recheck_rule: 'a rule',
	retention_rule: 'a rule',
	sign_measure: 'figures of the measured signs',
	territory: 'a list',
	theme: 'a list',
	violated_right: 'a list'
};
