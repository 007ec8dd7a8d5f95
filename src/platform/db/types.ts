// Made by `npm run schema` from db/migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: read as parsed, written as text made by JSON.stringify (an array would else become a PostgreSQL array). */
export type Json = ColumnType<unknown, string, string>;
/** The same where the column has a default and may be left out. */
export type DefaultedJson = ColumnType<unknown, string | undefined, string>;

export interface AccountTable {
	id: string;
	kind: string;
	email: string | null;
	person_id: string | null;
	language: Generated<string>;
	password_hash: string | null;
	totp_secret: Buffer | null;
	totp_confirmed_at: Temporal.Instant | null;
	totp_last_step: number | null;
	created_at: Generated<Temporal.Instant>;
	closed_at: Temporal.Instant | null;
	totp_pending: Buffer | null;
	phone: Buffer | null;
	phone_index: Buffer | null;
}

export interface AlikeRuleTable {
	match: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	n: number;
	days: number;
	source: string;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface AnswerTemplateTable {
	id: string;
	unit_id: string;
	purpose: string;
	language: string;
	theme_id: string | null;
	name: string;
	text: string;
	changed_at: Temporal.Instant;
	changed_by: string;
	closed_at: Temporal.Instant | null;
}

export interface ApiTokenTable {
	id: string;
	account_id: string;
	name: string;
	token_hash: Buffer;
	created_at: Temporal.Instant;
	expires_at: Temporal.Instant;
	used_at: Temporal.Instant | null;
	revoked_at: Temporal.Instant | null;
}

export interface AppealTable {
	id: string;
	number: string;
	state: string;
	kind: string;
	language: string;
	channel: string;
	title: string;
	text: string;
	theme_id: string | null;
	territory_id: string | null;
	region_id: string | null;
	place: string | null;
	latitude: number | null;
	longitude: number | null;
	unit_id: string;
	executor_id: string | null;
	received_at: Temporal.Instant;
	received_by: string | null;
	registered_at: Temporal.Instant | null;
	registered_by: string | null;
	first_due_on: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	answered_at: Temporal.Instant | null;
	answered_days: number | null;
	closed_at: Temporal.Instant | null;
	outcome: string | null;
	verdict: string | null;
	rating: number | null;
	returns: Generated<number>;
	reopens: Generated<number>;
	access_code_hash: Buffer | null;
	version: Generated<number>;
	changed_at: Temporal.Instant;
	sensitive: Generated<boolean>;
	conflicted: Generated<boolean>;
	part_of: string | null;
	formal: Generated<boolean>;
	recheck: string | null;
	register_by: Temporal.PlainDate | null;
}

export interface AppealAgainstTable {
	appeal_id: string;
	person_id: string;
	named_by: string | null;
	named_at: Temporal.Instant;
}

export interface AppealApplicantTable {
	appeal_id: string;
	account_id: string | null;
	name: Buffer | null;
	phone: Buffer | null;
	phone_index: Buffer | null;
	email: Buffer | null;
	email_index: Buffer | null;
	email_verified_at: Temporal.Instant | null;
	iin: Buffer | null;
	iin_index: Buffer | null;
	address: Buffer | null;
	email_failed_at: Temporal.Instant | null;
}

export interface AppealDraftTable {
	id: string;
	number: string;
	token_hash: Buffer;
	language: string;
	channel: string;
	body: Buffer;
	unit_id: string | null;
	person_id: string | null;
	appeal_id: string | null;
	created_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface AppealExtensionTable {
	id: string;
	appeal_id: string;
	reason: string;
	old_due_on: Temporal.PlainDate;
	new_due_on: Temporal.PlainDate;
	decided_by: string | null;
	decided_at: Temporal.Instant;
}

export interface AppealFiguresTable {
	month: Temporal.PlainDate | null;
	region_id: string | null;
	theme_id: string | null;
	received: number;
	open: number;
	decided: number;
	due: number;
	on_time: number;
	overdue: number;
	solved: number;
	partly: number;
	not_solved: number;
}

export interface AppealFiguresDaysTable {
	month: Temporal.PlainDate | null;
	region_id: string | null;
	theme_id: string | null;
	days: number;
	appeals: number;
}

export interface AppealGlassTable {
	id: string;
	appeal_id: string;
	person_id: string;
	reason: string;
	opened_at: Temporal.Instant;
	until_at: Temporal.Instant;
}

export interface AppealHoldTable {
	id: string;
	appeal_id: string;
	reason: string;
	placed_by: string | null;
	placed_at: Temporal.Instant;
	lifted_by: string | null;
	lifted_at: Temporal.Instant | null;
}

export interface AppealKindTable {
	id: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	name: Json;
	explanation: Json;
	rule_id: string;
	source: string;
	position: number;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface AppealMergeTable {
	id: string;
	appeal_id: string;
	root_id: string;
	reason: string;
	before: Json;
	merged_by: string | null;
	merged_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
	ended_by: string | null;
	end_reason: string | null;
	joined: Generated<boolean>;
}

export interface AppealNoticeTable {
	id: string;
	appeal_id: string;
	kind: string;
	language: string;
	subject: string;
	text: string;
	channel: string;
	state: string;
	made_at: Temporal.Instant;
	at: Temporal.Instant;
	detail: string | null;
	person_id: string | null;
}

export interface AppealQuestionTable {
	id: string;
	appeal_id: string;
	ordinal: number;
	text: string;
	theme_id: string | null;
	unit_id: string | null;
	due_on: Temporal.PlainDate | null;
	outcome: string | null;
	answer: string | null;
	decided_by: string | null;
	decided_at: Temporal.Instant | null;
	part_id: string | null;
	made_by: string | null;
	made_at: Temporal.Instant;
	removed_at: Temporal.Instant | null;
}

export interface AppealReaderTable {
	appeal_id: string;
	person_id: string;
	named_by: string | null;
	named_at: Temporal.Instant;
}

export interface AppealRedactionTable {
	appeal_id: string;
	what: string;
	rule_id: string;
	at: Temporal.Instant;
}

export interface AppealRemarkTable {
	id: string;
	appeal_id: string;
	at: Temporal.Instant;
	author: string;
	person_id: string | null;
	seen_by: string;
	text: string;
}

export interface AppealSearchTable {
	appeal_id: string;
	words: string;
	scope: string | null;
	weeks: string;
	received_at: Temporal.Instant;
}

export interface AppealSourceTable {
	source: string;
	external_id: string;
	appeal_id: string;
}

export interface AppealVerdictTable {
	id: string;
	appeal_id: string;
	decision_id: string;
	verdict: string;
	rating: number | null;
	text: string | null;
	disagrees: boolean;
	at: Temporal.Instant;
}

export interface AppealWordsTable {
	word: string | null;
	count: number;
}

export interface AssignmentTable {
	id: string;
	parent_id: string | null;
	subject_kind: string;
	subject_id: string;
	text: string;
	state: string;
	issuer_person_id: string | null;
	issuer_unit_id: string;
	unit_id: string;
	person_id: string | null;
	issued_at: Temporal.Instant;
	first_due_on: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	reported_at: Temporal.Instant | null;
	closed_at: Temporal.Instant | null;
	returns: Generated<number>;
	version: Generated<number>;
	origin_kind: string;
	origin_id: string;
	acknowledged_at: Temporal.Instant | null;
	acknowledged_by: string | null;
	obligatory: Generated<boolean>;
}

export interface AssignmentExtensionTable {
	id: string;
	assignment_id: string;
	asked_by: string | null;
	asked_at: Temporal.Instant;
	reason: string;
	new_due_on: Temporal.PlainDate;
	decision: string | null;
	decided_by: string | null;
	decided_at: Temporal.Instant | null;
	decision_reason: string | null;
}

export interface AssignmentHelperTable {
	assignment_id: string;
	person_id: string;
}

export interface AssignmentReportTable {
	id: string;
	assignment_id: string;
	person_id: string | null;
	text: string;
	at: Temporal.Instant;
	verdict: string | null;
	verdict_reason: string | null;
	verdict_at: Temporal.Instant | null;
	verdict_by: string | null;
}

export interface BodyTable {
	id: string;
	code: string;
	kind: string;
	name: Json;
	name_dat: Json;
	search: string;
	parent_id: string | null;
	territory_id: string | null;
	email: string | null;
	phone: string | null;
	address: Json | null;
	day_ends: Generated<string>;
	rule_id: string | null;
	source: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
}

export interface CalendarChangeTable {
	version: number;
	day: Temporal.PlainDate;
	before: Json | null;
	after: Json | null;
}

export interface CalendarDayTable {
	day: Temporal.PlainDate;
	kind: string;
	name: Json;
	source: Json;
	changed_at: Generated<Temporal.Instant>;
}

export interface CalendarFeedTable {
	id: string;
	person_id: string;
	account_id: string;
	token_hash: Buffer;
	with_unit: boolean;
	made_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
}

export interface CalendarFeedEventTable {
	person_id: string;
	kind: string;
	subject_id: string;
	due_on: Temporal.PlainDate;
	at: Temporal.Instant | null;
	sequence: Generated<number>;
	told_at: Temporal.Instant;
	gone_at: Temporal.Instant | null;
}

export interface CalendarVersionTable {
	version: GeneratedAlways<number>;
	made_at: Temporal.Instant;
	made_by: string | null;
	reason: string;
}

export interface CasePresenceTable {
	appeal_id: string;
	person_id: string;
	seen_at: Temporal.Instant;
	writing_at: Temporal.Instant | null;
}

export interface ChallengeTable {
	id: string;
	purpose: string;
	subject: string;
	secret_hash: Buffer;
	data: DefaultedJson;
	attempts: Generated<number>;
	created_at: Temporal.Instant;
	expires_at: Temporal.Instant;
	used_at: Temporal.Instant | null;
}

export interface ComplaintTable {
	id: string;
	appeal_id: string;
	ordinal: number;
	decision_id: string | null;
	unit_id: string;
	review_unit_id: string;
	state: string;
	text: string;
	filed_at: Temporal.Instant;
	filed_by: string | null;
	late_reason: string | null;
	restored_at: Temporal.Instant | null;
	restored_by: string | null;
	comment: string | null;
	passed_at: Temporal.Instant | null;
	passed_by: string | null;
	due_on: Temporal.PlainDate;
	answer: string | null;
	decided_by: string | null;
	ended_at: Temporal.Instant | null;
}

export interface ConferencePointTable {
	id: string;
	event_id: string;
	kind: string;
	position: number;
	text: string;
	agenda_item_id: string | null;
	audience: Json | null;
	due_on: Temporal.PlainDate | null;
	made_by: string | null;
	made_at: Temporal.Instant;
	directive_id: string | null;
}

export interface ConferencePointUnitTable {
	point_id: string;
	unit_id: string;
}

export interface ControlAnswerTable {
	look_id: string;
	question_id: string;
	answer: string;
	remark: string | null;
}

export interface ControlDeclineTable {
	look_id: string;
	person_id: string;
	reason: string;
	at: Temporal.Instant;
}

export interface ControlDrawTable {
	id: string;
	month: Temporal.PlainDate;
	rule_id: string;
	seed: string;
	pool: number;
	drawn: number;
	at: Temporal.Instant;
}

export interface ControlLookTable {
	id: string;
	draw_id: string;
	directive_id: string;
	assignment_id: string;
	unit_id: string;
	issuer_unit_id: string;
	state: string;
	looker_id: string | null;
	due_on: Temporal.PlainDate;
	given_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
	finding: string | null;
	reply_until: Temporal.PlainDate | null;
	mended_by: string | null;
}

export interface ControlPoolTable {
	draw_id: string;
	assignment_id: string;
	issuer_unit_id: string;
}

export interface ControlQuestionTable {
	id: string;
	position: number;
	name: Json;
	hint: Json;
	decisive: boolean;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
}

export interface ControlReplyTable {
	look_id: string;
	side: string;
	text: string;
	replied_by: string;
	replied_at: Temporal.Instant;
}

export interface ControlRuleTable {
	id: string;
	share: number;
	least: number;
	group_unit_id: string | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	source: string;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface CorrectionTable {
	id: string;
	appeal_id: string;
	state: string;
	grounds: string[];
	text: string;
	due_on: Temporal.PlainDate;
	asked_by: string | null;
	asked_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
}

export interface CounterTable {
	series: string;
	value: number;
}

export interface DeadlineTable {
	id: string;
	subject_kind: string;
	subject_id: string;
	rule_id: string;
	rule_version: number;
	calendar_version: number;
	starts_on: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	explanation: Json;
	computed_at: Temporal.Instant;
	met_at: Temporal.Instant | null;
	replaced_at: Temporal.Instant | null;
}

export interface DeadlineRuleTable {
	id: string;
	version: number;
	valid_from: Temporal.PlainDate;
	days: number;
	unit: string;
	name: Json;
	source: Json;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
	withdrawn_at: Temporal.Instant | null;
	withdrawn_by: string | null;
	withdrawn_reason: string | null;
}

export interface DecisionTable {
	id: string;
	appeal_id: string;
	ordinal: number;
	outcome: string;
	ground_id: string | null;
	language: string;
	text: string;
	drafted_by: string | null;
	signed_by: string | null;
	signed_at: Temporal.Instant;
	sha256: Buffer;
}

export interface DecisionBandTable {
	band: number;
	signed_at: Temporal.Instant;
	decision_id: string;
}

export interface DecisionDraftTable {
	appeal_id: string;
	outcome: string | null;
	ground_id: string | null;
	language: string;
	text: string;
	drafted_by: string | null;
	changed_at: Temporal.Instant;
	submitted_at: Temporal.Instant | null;
	return_reason: string | null;
}

export interface DecisionDraftVersionTable {
	id: GeneratedAlways<number>;
	appeal_id: string;
	outcome: string | null;
	language: string;
	text: string;
	drafted_by: string | null;
	saved_at: Temporal.Instant;
	why: string;
}

export interface DecisionMajorityTable {
	rule_id: string;
	position: number;
	name: Json;
	base: string;
	share_over: number;
	share_of: number;
	threshold: string;
	rounding: string;
	tie: string;
}

export interface DecisionReviewTable {
	decision_id: string;
	appeal_id: string;
	unit_id: string;
	drafted_by: string | null;
	signed_by: string | null;
	signed_at: Temporal.Instant;
	signs: string[];
	findings: Json;
	verdict: string | null;
	note: string | null;
	reviewed_by: string | null;
	reviewed_at: Temporal.Instant | null;
	returned_at: Temporal.Instant | null;
	reply: string | null;
	replied_by: string | null;
	replied_at: Temporal.Instant | null;
}

export interface DecisionRuleTable {
	id: string;
	unit_id: string | null;
	valid_from: Temporal.PlainDate;
	quorum_base: string;
	quorum_over: number;
	quorum_of: number;
	quorum_threshold: string;
	quorum_rounding: string;
	proxies: string;
	most_proxies: number;
	source: string;
	set_at: Temporal.Instant | null;
	set_by: string | null;
}

export interface DeliveryTable {
	id: string;
	decision_id: string;
	appeal_id: string;
	channel: string;
	state: string;
	at: Temporal.Instant;
	detail: string | null;
	person_id: string | null;
}

export interface DirectiveTable {
	id: string;
	state: string;
	title: string;
	text: string;
	priority: string | null;
	issuer_unit_id: string;
	issuer_person_id: string | null;
	due_on: Temporal.PlainDate;
	audience: Json;
	made_at: Temporal.Instant;
	issued_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	reason: string | null;
	version: Generated<number>;
}

export interface DirectiveAddresseeTable {
	directive_id: string;
	unit_id: string;
}

export interface DirectiveCriterionTable {
	id: string;
	directive_id: string;
	position: number;
	text: string;
	evidence: boolean;
}

export interface DirectiveMarkTable {
	assignment_id: string;
	round: number;
	criterion_id: string;
	met: boolean;
	remark: string | null;
	at: Temporal.Instant;
	marked_by: string | null;
}

export interface DirectiveOccurrenceTable {
	series_id: string;
	period: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	directive_id: string | null;
	skipped: string | null;
	at: Temporal.Instant;
}

export interface DirectiveSeriesTable {
	id: string;
	state: string;
	halt: string | null;
	reason: string | null;
	title: string;
	text: string;
	priority: string | null;
	criteria: Json;
	audience: Json;
	issuer_unit_id: string;
	keeper_id: string;
	every: string;
	month: number | null;
	day: number;
	lead: number;
	from_on: Temporal.PlainDate;
	until_on: Temporal.PlainDate | null;
	next_period: Temporal.PlainDate | null;
	next_issue_on: Temporal.PlainDate | null;
	next_due_on: Temporal.PlainDate | null;
	calendar_version: number;
	made_at: Temporal.Instant;
	state_at: Temporal.Instant;
}

export interface DiscussionAnswerTable {
	id: string;
	event_id: string;
	comment_id: string | null;
	group_id: string | null;
	kind: string;
	text: string | null;
	item_id: string | null;
	at: Temporal.Instant;
	by_id: string | null;
}

export interface DiscussionCommentTable {
	id: string;
	event_id: string;
	number: number;
	key_hash: Buffer;
	item_id: string | null;
	version_id: string | null;
	paragraph: number | null;
	title: string | null;
	text: string | null;
	name: string | null;
	language: string;
	account_id: string | null;
	at: Temporal.Instant;
	group_id: string | null;
	hidden_text: Buffer | null;
	hidden_at: Temporal.Instant | null;
	hidden_reason: string | null;
	hidden_words: string | null;
	hidden_by: string | null;
	appeal: Buffer | null;
	appealed_at: Temporal.Instant | null;
	appeal_due: Temporal.PlainDate | null;
	appeal_outcome: string | null;
	appeal_words: string | null;
	appeal_by: string | null;
}

export interface DiscussionGroupTable {
	id: string;
	event_id: string;
	title: string;
	made_at: Temporal.Instant;
	made_by: string | null;
}

export interface DiscussionRuleTable {
	id: string;
	unit_id: string | null;
	valid_from: Temporal.PlainDate;
	supports: number;
	source: string;
	set_at: Temporal.Instant | null;
	set_by: string | null;
}

export interface DiscussionTallyTable {
	event_id: string;
	target_id: string;
	paragraph: Generated<number>;
	supports: number;
	objections: number;
}

export interface DiscussionVoiceTable {
	event_id: string;
	target_id: string;
	paragraph: Generated<number>;
	account_id: string;
	stance: number;
	at: Temporal.Instant;
}

export interface DutyDebtTable {
	id: string;
	mandate_id: string;
	unit_id: string;
	person_id: string | null;
	first_on: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	label: string;
}

export interface DutyKindTable {
	code: string;
	name: Json;
	faces: string[];
	position: number;
}

export interface DutyNormTable {
	duty: string;
	scope: string;
	unit_id: string | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	times: number;
	months: number;
	partial: string;
	source: Json;
	approved: Json;
	link: string | null;
	reason: string;
	added_at: Temporal.Instant;
	added_by: string | null;
}

export interface DutyReplyTable {
	id: string;
	mandate_id: string;
	year: number;
	line: string;
	text: string;
	replied_by: string;
	by_aide: boolean;
	replied_at: Temporal.Instant;
	replaced_at: Temporal.Instant | null;
	hidden_at: Temporal.Instant | null;
	hidden_by: string | null;
	hidden_reason: string | null;
}

export interface ElectionPeriodTable {
	id: string;
	starts_on: Temporal.PlainDate;
	ends_on: Temporal.PlainDate;
	kinds: string[];
	text: Json;
	suspended: Json;
	instead: Json;
	source: Json;
	reason: string;
	added_at: Temporal.Instant;
	added_by: string | null;
	withdrawn_at: Temporal.Instant | null;
	withdrawn_by: string | null;
	withdrawn_reason: string | null;
}

export interface ElectionWishTable {
	draft_id: string;
	language: string;
	email: Buffer;
	email_index: Buffer;
	token: Buffer;
	asked_at: Temporal.Instant;
}

export interface EmployerTable {
	id: string;
	name: string;
	folded: string;
	bin: string | null;
	field: string | null;
	territory_id: string | null;
	body_id: string | null;
	merged_into: string | null;
	made_by: string | null;
	made_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface EventTable {
	id: string;
	kind: string;
	host_unit_id: string;
	title: Json;
	place: string | null;
	video: string;
	video_url: string | null;
	video_room: string | null;
	state: string;
	starts_at: Temporal.Instant;
	ends_at: Temporal.Instant;
	grace_minutes: number;
	audience: Json;
	chair_id: string;
	secretary_id: string;
	made_by: string | null;
	made_at: Temporal.Instant;
	invited_at: Temporal.Instant | null;
	opened_at: Temporal.Instant | null;
	closed_at: Temporal.Instant | null;
	absence_until: Temporal.PlainDate | null;
	cancelled_at: Temporal.Instant | null;
	cancel_reason: string | null;
	moved_at: Temporal.Instant | null;
	moved_from: Temporal.Instant | null;
	moved_until: Temporal.Instant | null;
	move_reason: string | null;
	public: Generated<boolean>;
}

export interface EventAgendaItemTable {
	id: string;
	event_id: string;
	position: number;
	title: string;
	speaker: string;
	minutes: number;
	started_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
}

export interface EventKindTable {
	code: string;
	name: Json;
	position: number;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	open: Generated<boolean>;
}

export interface EventNormTable {
	kind: string;
	unit_kind: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	times: number;
	months: number;
	source: string;
	reason: string;
	added_at: Temporal.Instant;
	added_by: string | null;
}

export interface EventPersonTable {
	id: string;
	event_id: string;
	unit_id: string;
	person_id: string | null;
	name: string;
	came_at: Temporal.Instant | null;
	left_at: Temporal.Instant | null;
	marked_by: string | null;
	seat_id: string | null;
	reason: string | null;
}

export interface EventUnitTable {
	event_id: string;
	unit_id: string;
	invited_at: Temporal.Instant;
	told: number;
	reply: string | null;
	reason: string | null;
	replied_by: string | null;
	replied_at: Temporal.Instant | null;
}

export interface FieldAsideTable {
	id: string;
	kit_id: string;
	kind: string;
	said_at: Temporal.Instant;
	refusal: string;
	reason: string;
	set_at: Temporal.Instant;
}

export interface FieldFileTable {
	id: string;
	record_id: string;
	sent_hash: Buffer;
	landed_at: Temporal.Instant;
}

export interface FieldKitTable {
	id: string;
	unit_id: string;
	person_id: string;
	label: string;
	day: Temporal.PlainDate;
	territory_id: string;
	event_id: string | null;
	made_at: Temporal.Instant;
	device_id: string | null;
	taken_at: Temporal.Instant | null;
	seen_at: Temporal.Instant | null;
	waiting: Generated<number>;
	refused: Generated<number>;
	ended_at: Temporal.Instant | null;
	ended_how: string | null;
	end_reason: string | null;
}

export interface FieldNumberTable {
	number: string;
	kit_id: string;
	kind: string;
	position: number;
	record_id: string | null;
}

export interface FieldRecordTable {
	id: string;
	kit_id: string;
	kind: string;
	body_hash: Buffer;
	said_at: Temporal.Instant;
	sent_at: Temporal.Instant;
	counted_at: Temporal.Instant;
	landed_at: Temporal.Instant;
	subject_id: string;
}

export interface FiguresStateTable {
	one: Generated<boolean>;
	refreshed_at: Temporal.Instant;
}

export interface FileTable {
	id: string;
	sha256: Buffer;
	name: string;
	mime: string;
	bytes: number;
	subject_kind: string;
	subject_id: string;
	seen_by: string;
	uploaded_at: Temporal.Instant;
	uploaded_by: string | null;
}

export interface ForwardingTable {
	id: string;
	appeal_id: string;
	way: string;
	state: string;
	body_id: string | null;
	unit_id: string | null;
	previous_id: string | null;
	emergency: Generated<boolean>;
	article: string;
	reason: string;
	drafted_by: string | null;
	drafted_at: Temporal.Instant;
	approved_by: string | null;
	approved_at: Temporal.Instant | null;
	signed_by: string | null;
	sent_at: Temporal.Instant | null;
	refusal: string | null;
	rule_id: string | null;
	due_on: Temporal.PlainDate | null;
	body_number: string | null;
	body_registered_on: Temporal.PlainDate | null;
	letter_way: string | null;
	letter_state: string | null;
	letter_detail: string | null;
	silent_at: Temporal.Instant | null;
	answer_outcome: string | null;
	answer_number: string | null;
	answer_text: string | null;
	answered_on: Temporal.PlainDate | null;
	ended_at: Temporal.Instant | null;
}

export interface GatheringTable {
	event_id: string;
	territory_id: string;
	mandate_id: string | null;
	language: string;
	capacity: number | null;
	taken: Generated<number>;
	latitude: number | null;
	longitude: number | null;
	access: string | null;
	recording_url: string | null;
	outcome: Json | null;
	revision: Generated<number>;
	changed_at: Temporal.Instant;
	walk_ins: Generated<number>;
}

export interface GatheringPhotoTable {
	file_id: string;
	event_id: string;
	caption: string | null;
	down_at: Temporal.Instant | null;
	down_reason: string | null;
}

export interface GatheringQuestionTable {
	id: string;
	event_id: string;
	number: number;
	key_hash: Buffer;
	text: string;
	name: string | null;
	email: Buffer | null;
	language: string;
	state: string;
	asked_at: Temporal.Instant;
	shown_at: Temporal.Instant | null;
	voices: Generated<number>;
	answer: string | null;
	answer_second: number | null;
	refusal: string | null;
	refusal_words: string | null;
	assignment_id: string | null;
	owed_unit_id: string | null;
	owed_until: Temporal.PlainDate | null;
	ended_at: Temporal.Instant | null;
	ended_by: string | null;
}

export interface GatheringVoiceTable {
	question_id: string;
	account_id: string;
	at: Temporal.Instant;
}

export interface GroundTable {
	id: string;
	purpose: string;
	kinds: string[] | null;
	by_itself: Generated<boolean>;
	name: Json;
	source: Json;
	position: number;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	code: string;
	evidence: Generated<string>;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface GroupCaseTable {
	id: string;
	number: string;
	match: string;
	alike: string;
	employer_id: string | null;
	profession: string | null;
	violated_right: string;
	territory_id: string | null;
	unit_id: string;
	n: number;
	days: number;
	raised_at: Temporal.Instant;
	changed_at: Temporal.Instant;
	outcome: string | null;
	ending: string | null;
	closed_by: string | null;
	closed_at: Temporal.Instant | null;
}

export interface GroupCaseAppealTable {
	group_id: string;
	appeal_id: string;
	joined_at: Temporal.Instant;
	left_by: string | null;
	left_at: Temporal.Instant | null;
	left_reason: string | null;
}

export interface GroupCaseNoteTable {
	id: string;
	group_id: string;
	text: string;
	by_id: string | null;
	at: Temporal.Instant;
}

export interface HearingTable {
	id: string;
	appeal_id: string;
	round: number;
	state: string;
	outcome: string | null;
	preliminary: string | null;
	at: Temporal.Instant | null;
	place: string | null;
	called_by: string | null;
	called_at: Temporal.Instant;
	position: string | null;
	objection: string | null;
	objected_at: Temporal.Instant | null;
	held_from: Temporal.Instant | null;
	held_to: Temporal.Instant | null;
	attended: boolean | null;
	participants: string | null;
	explanations: string | null;
	ground_id: string | null;
	reason: string | null;
	ended_by: string | null;
	ended_at: Temporal.Instant | null;
	protocol_id: string | null;
}

export interface HearingPartyTable {
	hearing_id: string;
	appeal_id: string;
	called_at: Temporal.Instant;
	position: string | null;
	objection: string | null;
	objected_at: Temporal.Instant | null;
	attended: boolean | null;
	left_at: Temporal.Instant | null;
	left_reason: string | null;
	protocol_id: string | null;
}

export interface IdempotencyKeyTable {
	scope: string;
	key: string;
	request_hash: Buffer;
	response: Buffer | null;
	created_at: Generated<Temporal.Instant>;
}

export interface JoinLinkTable {
	id: string;
	appeal_id: string;
	token: Buffer;
	token_hash: Buffer;
	text: string;
	until_on: Temporal.PlainDate;
	most: number;
	used: Generated<number>;
	made_by: string | null;
	made_at: Temporal.Instant;
	closed_at: Temporal.Instant | null;
	closed_by: string | null;
}

export interface JournalTable {
	id: GeneratedAlways<number>;
	subject_kind: string;
	subject_id: string;
	seq: number;
	at: Temporal.Instant;
	actor_kind: string;
	actor_id: string | null;
	act: string;
	seen_by: string;
	data: string;
	hash: Buffer;
}

export interface JournalDigestTable {
	day: Temporal.PlainDate;
	last_id: number;
	chains: number;
	digest: Buffer;
	made_at: Temporal.Instant;
}

export interface JournalHeadTable {
	subject_kind: string;
	subject_id: string;
	seq: number;
	hash: Buffer;
}

export interface JournalWordTable {
	subject_kind: string;
	subject_id: string;
	seq: number;
	name: string;
	text: string;
}

export interface MailInTable {
	id: string;
	content_hash: Buffer;
	at: Temporal.Instant;
	bytes: number;
	outcome: string;
	appeal_id: string | null;
	letter: Buffer | null;
	seen_at: Temporal.Instant | null;
	seen_by: string | null;
	held_at: Temporal.Instant | null;
	held_by: string | null;
	held_reason: string | null;
	removed_at: Temporal.Instant | null;
	removed_rule: string | null;
}

export interface MailSentTable {
	id: string;
	topic: string;
	payload: Json;
	sent_at: Temporal.Instant;
	bounced_at: Temporal.Instant | null;
	status: string | null;
}

export interface MandateTable {
	id: string;
	term_id: string;
	person_id: string | null;
	name: string;
	place: string;
	given_by: string;
	territory_id: string | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate;
	end_reason: string | null;
	end_source: string | null;
	given_at: Temporal.Instant;
}

export interface MandateTermTable {
	id: string;
	unit_id: string;
	ordinal: number;
	seats: number;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate;
	source: string;
	opened_at: Temporal.Instant;
	opened_by: string | null;
}

export interface MinutesTable {
	event_id: string;
	body: string;
	sha256: Buffer;
	public_body: string;
	public_sha256: Buffer;
	approved_at: Temporal.Instant;
	approved_by: string;
	published_at: Temporal.Instant | null;
	published_by: string | null;
}

export interface MinutesAmendmentTable {
	id: string;
	event_id: string;
	mandate_id: string;
	item_id: string | null;
	text: string;
	source: string | null;
	proposed_at: Temporal.Instant;
	proposed_by: string | null;
	decision: string | null;
	reason: string | null;
	decided_by: string | null;
	decided_at: Temporal.Instant | null;
	stands: string | null;
	why: string | null;
}

export interface MinutesDecisionTable {
	id: string;
	event_id: string;
	body_id: string;
	item_id: string;
	position: number;
	text: string;
	criterion: string;
	unit_id: string;
	due_on: Temporal.PlainDate;
	assignment_id: string;
	taken_at: Temporal.Instant;
	taken_by: string | null;
	vote_id: string | null;
	without_vote: string | null;
}

export interface MinutesDraftTable {
	event_id: string;
	made_at: Temporal.Instant;
	amend_until: Temporal.PlainDate;
}

export interface MinutesStandingTable {
	item_id: string;
	decision_id: string;
	state: string;
	due_on: Temporal.PlainDate;
	days_late: number;
}

export interface OneTapTable {
	id: string;
	subject_kind: string;
	subject_id: string;
	act: string;
	token_hash: Buffer;
	made_at: Temporal.Instant;
	until: Temporal.Instant;
	used_at: Temporal.Instant | null;
}

export interface OparlObjectTable {
	id: string;
	source_id: string;
	body_id: string;
	type: string;
	ref: string;
	holder_id: string | null;
	data: Json | null;
	created_at: Temporal.Instant;
	modified_at: Temporal.Instant;
	deleted: Generated<boolean>;
}

export interface OparlSourceTable {
	id: string;
	url: string;
	system: DefaultedJson;
	licence: string | null;
	taken_at: Temporal.Instant | null;
}

export interface OutboxTable {
	id: GeneratedAlways<number>;
	topic: string;
	payload: Json;
	created_at: Generated<Temporal.Instant>;
}

export interface ParticipantTable {
	id: string;
	event_id: string;
	number: number;
	key_hash: Buffer;
	link: Buffer | null;
	name: Buffer | null;
	phone: Buffer | null;
	email: Buffer | null;
	needs: Buffer | null;
	people: number;
	language: string;
	state: string;
	made_at: Temporal.Instant;
	state_at: Temporal.Instant;
	came: number | null;
	came_at: Temporal.Instant | null;
}

export interface PasskeyTable {
	id: string;
	account_id: string;
	credential_id: string;
	public_key: Buffer;
	counter: number;
	transports: string[];
	name: string;
	created_at: Temporal.Instant;
	used_at: Temporal.Instant | null;
}

export interface PersonTable {
	id: string;
	name: string;
	email: string | null;
	phone: string | null;
	language: Generated<string>;
	external_id: string | null;
	created_at: Generated<Temporal.Instant>;
}

export interface PostTable {
	id: string;
	person_id: string;
	unit_id: string;
	role: string;
	title: Json;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
}

export interface PriorityGroupTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	rank: number;
	name: Json;
	source: string;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface ProblemTable {
	id: string;
	title: Json;
	description: Json;
	theme_id: string | null;
	territory_id: string;
	region_id: string;
	place: string | null;
	latitude: number | null;
	longitude: number | null;
	since: Temporal.PlainDate;
	unit_id: string;
	owner_id: string | null;
	state: string;
	reason: string | null;
	public: Generated<boolean>;
	published_at: Temporal.Instant | null;
	members: Generated<number>;
	words: string;
	made_by: string | null;
	made_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface ProblemAnswerTable {
	reply_id: string;
	appeal_id: string;
	language: string;
	outcome: string;
	text: string;
	state: string;
	refusal: string | null;
	decision_id: string | null;
	changed_by: string | null;
	changed_at: Temporal.Instant;
}

export interface ProblemAppealTable {
	appeal_id: string;
	problem_id: string;
	added_by: string | null;
	added_at: Temporal.Instant;
}

export interface ProblemReplyTable {
	id: string;
	problem_id: string;
	ordinal: number;
	outcome: string;
	text: Json;
	by_id: string | null;
	at: Temporal.Instant;
}

export interface ProblemVoiceTable {
	problem_id: string;
	appeal_id: string;
	month: Temporal.PlainDate;
	voice: string;
	at: Temporal.Instant;
}

export interface ProfessionTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	field: string;
	name: Json;
	source: string;
	position: number;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface ProgrammeTable {
	id: string;
	unit_id: string;
	territory_id: string;
	title: Json;
	term_from: Temporal.PlainDate;
	term_to: Temporal.PlainDate;
	selection: string;
	made_by: string | null;
	made_at: Temporal.Instant;
	published_at: Temporal.Instant | null;
	last_number: Generated<number>;
}

export interface PromiseTable {
	id: string;
	programme_id: string;
	number: number;
	quote: string;
	language: string;
	page: string | null;
	said_on: Temporal.PlainDate | null;
	speaker: string | null;
	url: string | null;
	territory_id: string;
	region_id: string;
	theme_id: string;
	criterion: string;
	measure: string | null;
	baseline: number | null;
	target: number | null;
	first_due_on: Temporal.PlainDate;
	due_on: Temporal.PlainDate;
	unit_id: string;
	person_id: string | null;
	budget: number | null;
	publication: Generated<string>;
	published_on: Temporal.PlainDate | null;
	moved_on: Temporal.PlainDate | null;
	verdict: string | null;
	verdict_on: Temporal.PlainDate | null;
	made_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface PromiseAppealTable {
	appeal_id: string;
	promise_id: string;
	linked_at: Temporal.Instant;
	linked_by: string | null;
}

export interface PromiseAssessmentTable {
	id: string;
	promise_id: string;
	assessor: string;
	unit_id: string;
	marks: Json;
	comment: string;
	decision: string | null;
	decision_on: Temporal.PlainDate | null;
	reply_by: Temporal.PlainDate | null;
	on_day: Temporal.PlainDate;
	at: Temporal.Instant;
	by_id: string | null;
	sitting_id: string | null;
	sitting_item_id: string | null;
	vote_id: string | null;
	decision_number: string | null;
	decision_link: string | null;
}

export interface PromiseCriterionTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	position: number;
	name: Json;
	source: string;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface PromiseDisputeTable {
	id: string;
	evidence_id: string;
	account_id: string;
	text: Buffer | null;
	at: Temporal.Instant;
	due_on: Temporal.PlainDate;
	outcome: string | null;
	reason: string | null;
	decided_on: Temporal.PlainDate | null;
	decided_by: string | null;
}

export interface PromiseEvidenceTable {
	id: string;
	promise_id: string;
	milestone_id: string | null;
	kind: string;
	title: string;
	url: string | null;
	contract: string | null;
	place: string | null;
	on_day: Temporal.PlainDate;
	at_time: string | null;
	value: number | null;
	sha256: Buffer;
	added_at: Temporal.Instant;
	added_by: string | null;
	struck_at: Temporal.Instant | null;
	struck_reason: string | null;
}

export interface PromiseFollowTable {
	id: string;
	follower_id: string;
	kind: string;
	subject_id: string;
	asked_at: Temporal.Instant;
	confirmed_at: Temporal.Instant | null;
}

export interface PromiseFollowerTable {
	id: string;
	email: Buffer;
	email_index: Buffer;
	language: string;
	made_at: Temporal.Instant;
	told_on: Temporal.PlainDate | null;
}

export interface PromiseMilestoneTable {
	assignment_id: string;
	promise_id: string;
}

export interface PromiseNewsTable {
	day: Temporal.PlainDate;
	from_at: Temporal.Instant;
	until_at: Temporal.Instant;
}

export interface PromisePanelTable {
	id: string;
	programme_id: string;
	territory_id: string;
	opened_on: Temporal.PlainDate;
	closes_on: Temporal.PlainDate;
	reply_by: Temporal.PlainDate;
	opened_by: string | null;
}

export interface PromisePointedTable {
	appeal_id: string;
	promise_id: string;
	pointed_at: Temporal.Instant;
}

export interface PromiseProblemTable {
	problem_id: string;
	promise_id: string;
	linked_at: Temporal.Instant;
	linked_by: string | null;
}

export interface PromiseReplyTable {
	id: string;
	promise_id: string;
	assessment_id: string | null;
	panel_id: string | null;
	text: string;
	on_day: Temporal.PlainDate;
	by_id: string | null;
}

export interface PromiseSeatTable {
	id: string;
	panel_id: string;
	code_hash: Buffer;
}

export interface PromiseVerdictTable {
	id: string;
	promise_id: string;
	verdict: string;
	done_on: Temporal.PlainDate | null;
	reason: string;
	evidence_ids: string;
	on_day: Temporal.PlainDate;
	at: Temporal.Instant;
	by_id: string | null;
}

export interface PromiseVoiceTable {
	seat_id: string;
	promise_id: string;
	marks: Json;
	comment: string | null;
	comment_state: string;
	on_day: Temporal.PlainDate;
}

export interface ProtocolTable {
	event_id: string;
	body: string;
	sha256: Buffer;
	approved_by: string;
	approved_at: Temporal.Instant;
}

export interface ProtocolAmendmentTable {
	id: string;
	event_id: string;
	unit_id: string;
	person_id: string;
	text: string;
	proposed_at: Temporal.Instant;
	decision: string | null;
	reason: string | null;
	decided_by: string | null;
	decided_at: Temporal.Instant | null;
}

export interface ProtocolDraftTable {
	event_id: string;
	number: string;
	made_at: Temporal.Instant;
	amend_until: Temporal.PlainDate;
}

export interface RatingCriterionTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	position: number;
	name: Json;
	source: string;
}

export interface ReceptionAbsenceTable {
	id: string;
	host_id: string;
	from_on: Temporal.PlainDate;
	until_on: Temporal.PlainDate;
	reason: string;
	made_at: Temporal.Instant;
}

export interface ReceptionCardTable {
	ticket_id: string;
	wish_id: string;
	asked: Buffer;
	said: Buffer;
	promised: Buffer | null;
	outcome: string;
	appeal_id: string | null;
	assignment_id: string | null;
	written_by: string;
	written_at: Temporal.Instant;
}

export interface ReceptionDayTable {
	id: string;
	host_id: string;
	place_id: string;
	pattern_id: string | null;
	visit_stop_id: string | null;
	day: Temporal.PlainDate;
	starts_at: Temporal.Instant;
	ends_at: Temporal.Instant;
	slot_minutes: number;
	seats: number;
	walk_in_share: number;
	languages: string[];
	modes: string[];
	state: string;
	why: string | null;
	reason: string | null;
	made_at: Temporal.Instant;
}

export interface ReceptionEditionTable {
	pattern_id: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	place_id: string;
	every: string;
	step: number;
	anchor: Temporal.PlainDate;
	weekdays: number[];
	nth: number | null;
	from_time: string;
	to_time: string;
	slot_minutes: number;
	seats: number;
	walk_in_share: number;
	languages: string[];
	modes: string[];
}

export interface ReceptionExceptionTable {
	pattern_id: string;
	day: Temporal.PlainDate;
	from_time: string | null;
	to_time: string | null;
	reason: string;
	made_at: Temporal.Instant;
}

export interface ReceptionHostTable {
	id: string;
	unit_id: string;
	mandate_id: string | null;
	person_id: string | null;
	name: string;
	title: Json;
	territory_id: string | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	made_at: Temporal.Instant;
}

export interface ReceptionPatternTable {
	id: string;
	host_id: string;
	made_at: Temporal.Instant;
}

export interface ReceptionPlaceTable {
	id: string;
	unit_id: string;
	territory_id: string;
	name: Json;
	address: Json;
	latitude: number | null;
	longitude: number | null;
	access: string[];
	video: boolean;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	made_at: Temporal.Instant;
}

export interface ReceptionSeatTable {
	slot_id: string;
	seat_no: number;
	host_id: string;
	unit_id: string;
	region_id: string;
	place_id: string;
	starts_at: Temporal.Instant;
	suits: number;
	held_until: Temporal.Instant | null;
	hold_hash: Buffer | null;
	wish_id: string | null;
}

export interface ReceptionSlotTable {
	id: string;
	day_id: string;
	host_id: string;
	place_id: string;
	region_id: string;
	territory_path: string;
	starts_at: Temporal.Instant;
	ends_at: Temporal.Instant;
	walk_in: number;
	dropped_at: Temporal.Instant | null;
}

export interface RecheckTable {
	id: string;
	draw_id: string;
	appeal_id: string;
	decision_id: string;
	unit_id: string;
	state: string;
	reviewer_id: string | null;
	due_on: Temporal.PlainDate;
	assigned_at: Temporal.Instant;
	taken_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	result: string | null;
	share: number | null;
	called: string | null;
	said: string | null;
	reply: string | null;
	replied_by: string | null;
	replied_at: Temporal.Instant | null;
}

export interface RecheckAnswerTable {
	recheck_id: string;
	criterion_id: string;
	answer: string;
	comment: string | null;
}

export interface RecheckCriterionTable {
	id: string;
	position: number;
	name: Json;
	hint: Json;
	decisive: boolean;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
}

export interface RecheckDeclineTable {
	recheck_id: string;
	person_id: string;
	reason: string;
	at: Temporal.Instant;
}

export interface RecheckDrawTable {
	id: string;
	month: Temporal.PlainDate;
	seed: string;
	pool: number;
	drawn: number;
	at: Temporal.Instant;
}

export interface RecheckRuleTable {
	id: string;
	kind: string | null;
	share: number | null;
	number: number | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	source: string;
	made_by: string | null;
	made_at: Temporal.Instant;
}

export interface ReminderTable {
	subject_kind: string;
	subject_id: string;
	due_on: Temporal.PlainDate;
	step: string;
	sent_at: Temporal.Instant;
}

export interface ReportTable {
	id: string;
	mandate_id: string;
	event_id: string;
	period_from: Temporal.PlainDate;
	period_to: Temporal.PlainDate;
	texts: DefaultedJson;
	publish_by: Temporal.PlainDate;
	rate_until: Temporal.PlainDate;
	made_by: string | null;
	made_at: Temporal.Instant;
}

export interface ReportAmendmentTable {
	id: string;
	report_id: string;
	section: string;
	texts: Json;
	reason: string;
	at: Temporal.Instant;
	by: string | null;
}

export interface ReportCodeTable {
	hash: Buffer;
	report_id: string;
	kind: string;
	made_on: Temporal.PlainDate;
	spent_on: Temporal.PlainDate | null;
}

export interface ReportCommentTable {
	id: string;
	report_id: string;
	key_hash: Buffer;
	text: string;
	language: string;
	written_on: Temporal.PlainDate;
	state: string;
	refusal: string | null;
	refusal_words: string | null;
	objection: string | null;
	decided_by: string | null;
	answer: string | null;
}

export interface ReportFrozenTable {
	report_id: string;
	body: string;
	sha256: Buffer;
	published_at: Temporal.Instant;
	published_by: string | null;
}

export interface ReportMarkTable {
	report_id: string;
	criterion: string;
	mark: number;
	n: number;
}

export interface ReportPromiseTable {
	assignment_id: string;
	report_id: string;
	number: number;
	quote: string;
	whom: string;
	unit_id: string;
	promised_until: Temporal.PlainDate;
	written_at: Temporal.Instant;
	written_by: string | null;
}

export interface ReportWrittenTable {
	participant_id: string;
	report_id: string;
}

export interface RetentionRuleTable {
	id: string;
	kind: string | null;
	what: string;
	months: number;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	source: string;
	made_by: string | null;
	made_at: Temporal.Instant;
}

export interface RightsCaseTable {
	appeal_id: string;
	profession: string | null;
	member: boolean | null;
	employer_id: string | null;
	employer_words: Buffer | null;
	violated_right: string | null;
	ground: string | null;
	said_by: string;
	laid_at: Temporal.Instant;
	changed_by: string | null;
	changed_at: Temporal.Instant;
	outcome: string | null;
	outcome_on: Temporal.PlainDate | null;
	restored: string | null;
	outcome_by: string | null;
	outcome_at: Temporal.Instant | null;
	removed_at: Temporal.Instant | null;
}

export interface RightsFiguresTable {
	year: number;
	profession: string | null;
	violated_right: string | null;
	outcome: string | null;
	received: number;
	solved: number;
	said_partly: number;
	not_solved: number;
}

export interface RouteRuleTable {
	id: string;
	territory_id: string | null;
	theme_id: string | null;
	unit_id: string;
}

export interface SavedViewTable {
	id: string;
	owner_id: string;
	unit_id: string | null;
	name: string;
	query: string;
	made_at: Temporal.Instant;
	removed_at: Temporal.Instant | null;
	removed_by: string | null;
}

export interface SchemaMigrationTable {
	name: string;
	sha256: string;
	applied_at: Generated<Temporal.Instant>;
}

export interface ScorecardFigureTable {
	month: Temporal.PlainDate;
	unit_id: string;
	measure: string;
	since: Temporal.PlainDate;
	until: Temporal.PlainDate | null;
	n: number;
	total: number;
}

export interface ScorecardIndicatorTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	measure: string;
	name: Json;
	formula: Json;
	weight: number;
	better: string;
	min_volume: number;
	source: string;
	position: number;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface ScorecardProposalTable {
	id: string;
	trigger_id: string;
	unit_id: string;
	period: string;
	figures: Json;
	opened_at: Temporal.Instant;
	state: string;
	held_on: Temporal.PlainDate | null;
	reason: string | null;
	decided_by: string | null;
	decided_at: Temporal.Instant | null;
}

export interface ScorecardReplyTable {
	id: string;
	unit_id: string;
	period: string;
	text: string;
	replied_by: string;
	replied_at: Temporal.Instant;
}

export interface ScorecardStateTable {
	one: Generated<boolean>;
	counted_on: Temporal.PlainDate | null;
	months_from: Temporal.PlainDate | null;
}

export interface ScorecardTriggerTable {
	id: string;
	indicator: string | null;
	kind: string | null;
	size: string;
	periods: number;
	threshold: number;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	source: string;
	reason: string;
	added_at: Temporal.Instant;
	added_by: string | null;
}

export interface SessionTable {
	id: string;
	token_hash: Buffer;
	account_id: string;
	factors: string[];
	created_at: Temporal.Instant;
	seen_at: Temporal.Instant;
	expires_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
	client: Generated<string>;
}

export interface SettingTable {
	name: string;
	value: Json;
	changed_at: Generated<Temporal.Instant>;
}

export interface SignMeasureTable {
	sign: string;
	verdict: string;
	count: number;
}

export interface SilenceToldTable {
	appeal_id: string;
	due_on: Temporal.PlainDate;
	at: Temporal.Instant;
}

export interface SittingTable {
	event_id: string;
	number: string;
	ordinal: number;
	closed_ground: string | null;
	stream_url: string | null;
	recording_url: string | null;
	draft_at: Temporal.Instant | null;
	discussed_until: Temporal.PlainDate | null;
	undiscussed_reason: string | null;
	final_at: Temporal.Instant | null;
	notice_short_days: Generated<number>;
	notice_reason: string | null;
	opened_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	changed_at: Temporal.Instant;
}

export interface SittingBallotTable {
	vote_id: string;
	event_id: string;
	mandate_id: string;
	by_id: string;
	voice: string;
	at: Temporal.Instant;
	device: string;
}

export interface SittingBudgetTable {
	event_id: string;
	group_id: string;
	seconds: number;
}

export interface SittingEntryTable {
	id: string;
	vote_id: string;
	yes: number;
	no: number;
	abstain: number;
	voices: Json | null;
	entered_at: Temporal.Instant;
	entered_by: string;
	decided_at: Temporal.Instant | null;
	decided_by: string | null;
	accepted: boolean | null;
	refused_words: string | null;
}

export interface SittingItemTable {
	id: string;
	event_id: string;
	parent_id: string | null;
	position: number;
	kind: string;
	title: Json;
	rapporteur: Generated<string>;
	minutes: number;
	majority: Generated<number>;
	closed_ground: string | null;
	territory_id: string | null;
	added_at: Temporal.Instant;
	added_reason: string | null;
	withdrawn_at: Temporal.Instant | null;
	withdrawn_reason: string | null;
	started_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	video_second: number | null;
	changed_at: Temporal.Instant;
	moved_at: Temporal.Instant | null;
	moved_reason: string | null;
	from_item_id: string | null;
}

export interface SittingNoteTable {
	id: string;
	event_id: string;
	mandate_id: string;
	what: string;
	holder_id: string | null;
	at: Temporal.Instant;
	device: string;
	noted_by: string | null;
}

export interface SittingPaperTable {
	id: string;
	item_id: string;
	kind: string;
	title: string;
	withdrawn_at: Temporal.Instant | null;
	withdrawn_reason: string | null;
	added_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface SittingPaperVersionTable {
	id: string;
	paper_id: string;
	version: number;
	text: string | null;
	file_id: string | null;
	sha256: Buffer;
	made_at: Temporal.Instant;
	made_by: string | null;
}

export interface SittingPauseTable {
	speaker_id: string;
	from_at: Temporal.Instant;
	to_at: Temporal.Instant | null;
}

export interface SittingResultTable {
	vote_id: string;
	yes: number;
	no: number;
	abstain: number;
	silent: number;
	present: number;
	members: number;
	seats: number;
	base: number;
	needed: number;
	outcome: string;
	chair_voice: string | null;
	by_chair: boolean;
	declared_at: Temporal.Instant;
}

export interface SittingSeatTable {
	event_id: string;
	mandate_id: string;
	name: string;
	place: string;
	person_id: string | null;
	group_id: string | null;
}

export interface SittingSeatKeyTable {
	event_id: string;
	mandate_id: string;
	key_hash: Buffer;
	issued_at: Temporal.Instant;
	issued_by: string | null;
}

export interface SittingSpeakerTable {
	id: string;
	event_id: string;
	item_id: string;
	mandate_id: string | null;
	name: string;
	kind: string;
	order_about: string | null;
	answer_to: string | null;
	device: string;
	asked_at: Temporal.Instant;
	began_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	withdrawn_at: Temporal.Instant | null;
}

export interface SittingVoteTable {
	id: string;
	event_id: string;
	item_id: string;
	number: number;
	question: string;
	way: string;
	rule: Json;
	opened_at: Temporal.Instant;
	closed_at: Temporal.Instant | null;
	voided_at: Temporal.Instant | null;
	void_reason: string | null;
	void_words: string | null;
}

export interface SmsSentTable {
	id: string;
	parts: number;
	taken: Generated<string[]>;
	arrived: Generated<string[]>;
	state: Generated<string>;
	topic: string | null;
	payload: Json | null;
	made_at: Temporal.Instant;
}

export interface StatisticBlockTable {
	stamp: string;
	month: Temporal.PlainDate;
	branch_id: string;
	open: boolean;
	units: string;
	size: number;
	versions: number;
	data: Buffer;
}

export interface StatisticMonthTable {
	month: Temporal.PlainDate;
	format: number;
	counted_at: Temporal.Instant;
}

export interface StatisticReportTable {
	subscription_id: string;
	turn: string;
	sent_at: Temporal.Instant;
}

export interface StatisticStateTable {
	one: Generated<boolean>;
	counted_at: Temporal.Instant | null;
}

export interface StatisticSubscriptionTable {
	id: string;
	person_id: string;
	query: string;
	frequency: string;
	language: string;
	made_at: Temporal.Instant;
	ended_at: Temporal.Instant | null;
}

export interface TelegramChatTable {
	chat_hash: Buffer;
	talk: Buffer;
	changed_at: Temporal.Instant;
}

export interface TelegramUpdateTable {
	id: number;
	at: Temporal.Instant;
}

export interface TerritoryTable {
	id: string;
	code: string;
	parent_id: string | null;
	path: string;
	level: number;
	name: Json;
	search: string;
	region_id: string | null;
	latitude: number | null;
	longitude: number | null;
	population: number | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	above: Generated<string>;
}

export interface ThemeTable {
	id: string;
	code: string;
	name: Json;
	keywords: Generated<string[]>;
	position: number;
	valid_to: Temporal.PlainDate | null;
}

export interface ThrottleTable {
	bucket: string;
	hits: number;
	resets_at: Temporal.Instant;
}

export interface TicketTable {
	id: string;
	day_id: string;
	wish_id: string;
	series: string;
	n: number;
	state: string;
	slot_at: Temporal.Instant | null;
	priority: boolean;
	arrived_at: Temporal.Instant;
	called_at: Temporal.Instant | null;
	calls: Generated<number>;
	began_at: Temporal.Instant | null;
	returned_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
}

export interface TicketLineTable {
	day_id: string;
	opened_at: Temporal.Instant;
	closed_at: Temporal.Instant | null;
}

export interface UnitTable {
	id: string;
	code: string;
	parent_id: string | null;
	path: string;
	kind: string;
	name: Json;
	territory_id: string | null;
	address: Json | null;
	phone: string | null;
	email: string | null;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
}

export interface VideoServiceTable {
	name: string;
	url: string;
	secret: Buffer | null;
	used: boolean;
}

export interface ViolatedRightTable {
	code: string;
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	name: Json;
	ground: Json;
	evidence: string;
	source: string;
	position: number;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
}

export interface VisitTable {
	id: string;
	unit_id: string;
	mandate_id: string;
	purpose: Json;
	first_day: Temporal.PlainDate;
	starts_at: Temporal.Instant | null;
	ends_at: Temporal.Instant | null;
	made_by: string | null;
	made_at: Temporal.Instant;
	published_at: Temporal.Instant | null;
	cancelled_at: Temporal.Instant | null;
	cancel_reason: string | null;
}

export interface VisitMethodTable {
	valid_from: Temporal.PlainDate;
	valid_to: Temporal.PlainDate | null;
	speed_kmh: number;
	detour_percent: number;
	weights: Json;
	even_people: number;
	half_months: number;
	half_km: number;
	half_people: number;
	least_known: number;
	source: string;
	reason: string | null;
	added_at: Temporal.Instant | null;
	added_by: string | null;
}

export interface VisitPromiseTable {
	assignment_id: string;
	stop_id: string;
}

export interface VisitStopTable {
	id: string;
	visit_id: string;
	mandate_id: string;
	territory_id: string;
	region_id: string;
	host_unit_id: string;
	place: string | null;
	starts_at: Temporal.Instant;
	ends_at: Temporal.Instant;
	event_id: string | null;
	sequence: Generated<number>;
	changed_at: Temporal.Instant;
	moved_from: Temporal.Instant | null;
	move_reason: string | null;
	cancelled_at: Temporal.Instant | null;
	cancel_reason: string | null;
	reported_at: Temporal.Instant | null;
	reported_by: string | null;
	people: number | null;
	summary: string | null;
	report_by: Temporal.PlainDate | null;
}

export interface WeeklyLetterTable {
	person_id: string;
	week: Temporal.PlainDate;
	owed: number;
	at: Temporal.Instant;
}

export interface WeeklyLetterChoiceTable {
	person_id: string;
	wanted: boolean;
	chosen_at: Temporal.Instant;
}

export interface WishTable {
	id: string;
	number: string;
	access_code_hash: Buffer;
	unit_id: string;
	host_id: string | null;
	territory_id: string | null;
	region_id: string | null;
	mode: string;
	language: string;
	channel: string;
	priority_group: string | null;
	rank: number;
	state: string;
	received_at: Temporal.Instant;
	received_by: string | null;
	since: Temporal.Instant;
	due_on: Temporal.PlainDate;
	slot_id: string | null;
	booked_at: Temporal.Instant | null;
	confirmed_at: Temporal.Instant | null;
	returned_at: Temporal.Instant | null;
	ended_at: Temporal.Instant | null;
	outcome: string | null;
	sequence: Generated<number>;
	starts_at: Temporal.Instant | null;
	walk_in: Generated<boolean>;
}

export interface WishDraftTable {
	id: string;
	token_hash: Buffer;
	language: string;
	body: Buffer;
	wish_id: string | null;
	created_at: Temporal.Instant;
	changed_at: Temporal.Instant;
}

export interface WishOfferTable {
	id: string;
	wish_id: string;
	made_at: Temporal.Instant;
	made_by: string | null;
	until: Temporal.Instant;
	state: string;
	ended_at: Temporal.Instant | null;
	unreached_at: Temporal.Instant | null;
}

export interface WishOfferTimeTable {
	offer_id: string;
	position: number;
	slot_id: string;
	hold: string;
}

export interface WishPersonTable {
	wish_id: string;
	first_name: Buffer;
	last_name: Buffer | null;
	phone: Buffer | null;
	phone_index: Buffer | null;
	email: Buffer | null;
	email_index: Buffer | null;
	topic: Buffer;
	needs: Buffer | null;
	note: Buffer | null;
}

export interface DB {
	account: AccountTable;
	alike_rule: AlikeRuleTable;
	answer_template: AnswerTemplateTable;
	api_token: ApiTokenTable;
	appeal: AppealTable;
	appeal_against: AppealAgainstTable;
	appeal_applicant: AppealApplicantTable;
	appeal_draft: AppealDraftTable;
	appeal_extension: AppealExtensionTable;
	appeal_figures: AppealFiguresTable;
	appeal_figures_days: AppealFiguresDaysTable;
	appeal_glass: AppealGlassTable;
	appeal_hold: AppealHoldTable;
	appeal_kind: AppealKindTable;
	appeal_merge: AppealMergeTable;
	appeal_notice: AppealNoticeTable;
	appeal_question: AppealQuestionTable;
	appeal_reader: AppealReaderTable;
	appeal_redaction: AppealRedactionTable;
	appeal_remark: AppealRemarkTable;
	appeal_search: AppealSearchTable;
	appeal_source: AppealSourceTable;
	appeal_verdict: AppealVerdictTable;
	appeal_words: AppealWordsTable;
	assignment: AssignmentTable;
	assignment_extension: AssignmentExtensionTable;
	assignment_helper: AssignmentHelperTable;
	assignment_report: AssignmentReportTable;
	body: BodyTable;
	calendar_change: CalendarChangeTable;
	calendar_day: CalendarDayTable;
	calendar_feed: CalendarFeedTable;
	calendar_feed_event: CalendarFeedEventTable;
	calendar_version: CalendarVersionTable;
	case_presence: CasePresenceTable;
	challenge: ChallengeTable;
	complaint: ComplaintTable;
	conference_point: ConferencePointTable;
	conference_point_unit: ConferencePointUnitTable;
	control_answer: ControlAnswerTable;
	control_decline: ControlDeclineTable;
	control_draw: ControlDrawTable;
	control_look: ControlLookTable;
	control_pool: ControlPoolTable;
	control_question: ControlQuestionTable;
	control_reply: ControlReplyTable;
	control_rule: ControlRuleTable;
	correction: CorrectionTable;
	counter: CounterTable;
	deadline: DeadlineTable;
	deadline_rule: DeadlineRuleTable;
	decision: DecisionTable;
	decision_band: DecisionBandTable;
	decision_draft: DecisionDraftTable;
	decision_draft_version: DecisionDraftVersionTable;
	decision_majority: DecisionMajorityTable;
	decision_review: DecisionReviewTable;
	decision_rule: DecisionRuleTable;
	delivery: DeliveryTable;
	directive: DirectiveTable;
	directive_addressee: DirectiveAddresseeTable;
	directive_criterion: DirectiveCriterionTable;
	directive_mark: DirectiveMarkTable;
	directive_occurrence: DirectiveOccurrenceTable;
	directive_series: DirectiveSeriesTable;
	discussion_answer: DiscussionAnswerTable;
	discussion_comment: DiscussionCommentTable;
	discussion_group: DiscussionGroupTable;
	discussion_rule: DiscussionRuleTable;
	discussion_tally: DiscussionTallyTable;
	discussion_voice: DiscussionVoiceTable;
	duty_debt: DutyDebtTable;
	duty_kind: DutyKindTable;
	duty_norm: DutyNormTable;
	duty_reply: DutyReplyTable;
	election_period: ElectionPeriodTable;
	election_wish: ElectionWishTable;
	employer: EmployerTable;
	event: EventTable;
	event_agenda_item: EventAgendaItemTable;
	event_kind: EventKindTable;
	event_norm: EventNormTable;
	event_person: EventPersonTable;
	event_unit: EventUnitTable;
	field_aside: FieldAsideTable;
	field_file: FieldFileTable;
	field_kit: FieldKitTable;
	field_number: FieldNumberTable;
	field_record: FieldRecordTable;
	figures_state: FiguresStateTable;
	file: FileTable;
	forwarding: ForwardingTable;
	gathering: GatheringTable;
	gathering_photo: GatheringPhotoTable;
	gathering_question: GatheringQuestionTable;
	gathering_voice: GatheringVoiceTable;
	ground: GroundTable;
	group_case: GroupCaseTable;
	group_case_appeal: GroupCaseAppealTable;
	group_case_note: GroupCaseNoteTable;
	hearing: HearingTable;
	hearing_party: HearingPartyTable;
	idempotency_key: IdempotencyKeyTable;
	join_link: JoinLinkTable;
	journal: JournalTable;
	journal_digest: JournalDigestTable;
	journal_head: JournalHeadTable;
	journal_word: JournalWordTable;
	mail_in: MailInTable;
	mail_sent: MailSentTable;
	mandate: MandateTable;
	mandate_term: MandateTermTable;
	minutes: MinutesTable;
	minutes_amendment: MinutesAmendmentTable;
	minutes_decision: MinutesDecisionTable;
	minutes_draft: MinutesDraftTable;
	minutes_standing: MinutesStandingTable;
	one_tap: OneTapTable;
	oparl_object: OparlObjectTable;
	oparl_source: OparlSourceTable;
	outbox: OutboxTable;
	participant: ParticipantTable;
	passkey: PasskeyTable;
	person: PersonTable;
	post: PostTable;
	priority_group: PriorityGroupTable;
	problem: ProblemTable;
	problem_answer: ProblemAnswerTable;
	problem_appeal: ProblemAppealTable;
	problem_reply: ProblemReplyTable;
	problem_voice: ProblemVoiceTable;
	profession: ProfessionTable;
	programme: ProgrammeTable;
	promise: PromiseTable;
	promise_appeal: PromiseAppealTable;
	promise_assessment: PromiseAssessmentTable;
	promise_criterion: PromiseCriterionTable;
	promise_dispute: PromiseDisputeTable;
	promise_evidence: PromiseEvidenceTable;
	promise_follow: PromiseFollowTable;
	promise_follower: PromiseFollowerTable;
	promise_milestone: PromiseMilestoneTable;
	promise_news: PromiseNewsTable;
	promise_panel: PromisePanelTable;
	promise_pointed: PromisePointedTable;
	promise_problem: PromiseProblemTable;
	promise_reply: PromiseReplyTable;
	promise_seat: PromiseSeatTable;
	promise_verdict: PromiseVerdictTable;
	promise_voice: PromiseVoiceTable;
	protocol: ProtocolTable;
	protocol_amendment: ProtocolAmendmentTable;
	protocol_draft: ProtocolDraftTable;
	rating_criterion: RatingCriterionTable;
	reception_absence: ReceptionAbsenceTable;
	reception_card: ReceptionCardTable;
	reception_day: ReceptionDayTable;
	reception_edition: ReceptionEditionTable;
	reception_exception: ReceptionExceptionTable;
	reception_host: ReceptionHostTable;
	reception_pattern: ReceptionPatternTable;
	reception_place: ReceptionPlaceTable;
	reception_seat: ReceptionSeatTable;
	reception_slot: ReceptionSlotTable;
	recheck: RecheckTable;
	recheck_answer: RecheckAnswerTable;
	recheck_criterion: RecheckCriterionTable;
	recheck_decline: RecheckDeclineTable;
	recheck_draw: RecheckDrawTable;
	recheck_rule: RecheckRuleTable;
	reminder: ReminderTable;
	report: ReportTable;
	report_amendment: ReportAmendmentTable;
	report_code: ReportCodeTable;
	report_comment: ReportCommentTable;
	report_frozen: ReportFrozenTable;
	report_mark: ReportMarkTable;
	report_promise: ReportPromiseTable;
	report_written: ReportWrittenTable;
	retention_rule: RetentionRuleTable;
	rights_case: RightsCaseTable;
	rights_figures: RightsFiguresTable;
	route_rule: RouteRuleTable;
	saved_view: SavedViewTable;
	schema_migration: SchemaMigrationTable;
	scorecard_figure: ScorecardFigureTable;
	scorecard_indicator: ScorecardIndicatorTable;
	scorecard_proposal: ScorecardProposalTable;
	scorecard_reply: ScorecardReplyTable;
	scorecard_state: ScorecardStateTable;
	scorecard_trigger: ScorecardTriggerTable;
	session: SessionTable;
	setting: SettingTable;
	sign_measure: SignMeasureTable;
	silence_told: SilenceToldTable;
	sitting: SittingTable;
	sitting_ballot: SittingBallotTable;
	sitting_budget: SittingBudgetTable;
	sitting_entry: SittingEntryTable;
	sitting_item: SittingItemTable;
	sitting_note: SittingNoteTable;
	sitting_paper: SittingPaperTable;
	sitting_paper_version: SittingPaperVersionTable;
	sitting_pause: SittingPauseTable;
	sitting_result: SittingResultTable;
	sitting_seat: SittingSeatTable;
	sitting_seat_key: SittingSeatKeyTable;
	sitting_speaker: SittingSpeakerTable;
	sitting_vote: SittingVoteTable;
	sms_sent: SmsSentTable;
	statistic_block: StatisticBlockTable;
	statistic_month: StatisticMonthTable;
	statistic_report: StatisticReportTable;
	statistic_state: StatisticStateTable;
	statistic_subscription: StatisticSubscriptionTable;
	telegram_chat: TelegramChatTable;
	telegram_update: TelegramUpdateTable;
	territory: TerritoryTable;
	theme: ThemeTable;
	throttle: ThrottleTable;
	ticket: TicketTable;
	ticket_line: TicketLineTable;
	unit: UnitTable;
	video_service: VideoServiceTable;
	violated_right: ViolatedRightTable;
	visit: VisitTable;
	visit_method: VisitMethodTable;
	visit_promise: VisitPromiseTable;
	visit_stop: VisitStopTable;
	weekly_letter: WeeklyLetterTable;
	weekly_letter_choice: WeeklyLetterChoiceTable;
	wish: WishTable;
	wish_draft: WishDraftTable;
	wish_offer: WishOfferTable;
	wish_offer_time: WishOfferTimeTable;
	wish_person: WishPersonTable;
}
