-- A draft agenda is discussed: citizens comment, propose, support and object; each comment gets an answer or a place in the minutes.

CREATE TABLE discussion_rule (
	id uuid PRIMARY KEY,
	unit_id uuid REFERENCES unit (id),
	valid_from date NOT NULL,
	supports integer NOT NULL CONSTRAINT discussion_rule__supports_check CHECK (supports > 0),
	source text NOT NULL,
	set_at timestamptz,
	set_by uuid REFERENCES person (id),
	CONSTRAINT discussion_rule__day_key UNIQUE NULLS NOT DISTINCT (unit_id, valid_from)
);
COMMENT ON TABLE discussion_rule IS 'How many voices a proposed item needs so that a body must decide on it. Each edition holds from its day; without a body: where it has set nothing.';
GRANT SELECT, INSERT ON discussion_rule TO jauap_app;
INSERT INTO discussion_rule (id, valid_from, supports, source)
VALUES ('01920000-0000-7000-8000-000000000252', '2000-01-01', 30, 'Ұйымның өз стандарты');

CREATE TABLE discussion_group (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	title text NOT NULL,
	made_at timestamptz NOT NULL,
	made_by uuid REFERENCES person (id)
);
COMMENT ON TABLE discussion_group IS 'Comments that say the same, in the words of who runs the sitting: one answer for all.';
CREATE INDEX discussion_group__event_idx ON discussion_group (event_id);
GRANT SELECT, INSERT ON discussion_group TO jauap_app;

CREATE TABLE discussion_comment (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	number integer NOT NULL CONSTRAINT discussion_comment__number_check CHECK (number > 0),
	key_hash bytea NOT NULL CONSTRAINT discussion_comment__key_hash_key UNIQUE,
	item_id uuid REFERENCES sitting_item (id),
	version_id uuid REFERENCES sitting_paper_version (id),
	paragraph integer CONSTRAINT discussion_comment__paragraph_check CHECK (paragraph > 0),
	title text,
	text text,
	name text,
	language text NOT NULL,
	account_id uuid,
	at timestamptz NOT NULL,
	group_id uuid REFERENCES discussion_group (id),
	hidden_text bytea,
	hidden_at timestamptz,
	hidden_reason text CONSTRAINT discussion_comment__reason_check CHECK (hidden_reason IN ('insult', 'personal', 'off_topic', 'advert', 'repeated', 'unlawful')),
	hidden_words text,
	hidden_by uuid REFERENCES person (id),
	appeal bytea,
	appealed_at timestamptz,
	appeal_due date,
	appeal_outcome text CONSTRAINT discussion_comment__outcome_check CHECK (appeal_outcome IN ('restored', 'upheld')),
	appeal_words text,
	appeal_by uuid REFERENCES person (id),
	CONSTRAINT discussion_comment__place_key UNIQUE (event_id, number),
	CONSTRAINT discussion_comment__about_check CHECK ((item_id IS NULL) <> (title IS NULL) OR hidden_at IS NOT NULL),
	CONSTRAINT discussion_comment__version_check CHECK ((version_id IS NULL) = (paragraph IS NULL) AND (version_id IS NULL OR item_id IS NOT NULL)),
	CONSTRAINT discussion_comment__hidden_check CHECK (num_nulls(hidden_at, hidden_reason, hidden_words) IN (0, 3)),
	CONSTRAINT discussion_comment__text_check CHECK (appeal_outcome = 'restored' OR (hidden_at IS NULL) = (text IS NOT NULL)),
	CONSTRAINT discussion_comment__appealed_check CHECK (num_nulls(appealed_at, appeal_due) IN (0, 2) AND (appealed_at IS NULL OR hidden_at IS NOT NULL)),
	CONSTRAINT discussion_comment__decided_check CHECK (num_nulls(appeal_outcome, appeal_words) IN (0, 2) AND (appeal_outcome IS NULL OR appealed_at IS NOT NULL))
);
COMMENT ON TABLE discussion_comment IS 'What somebody says of an item or of a paragraph of a draft; without an item: an item that is proposed.';
COMMENT ON COLUMN discussion_comment.title IS 'The item as it is proposed.';
COMMENT ON COLUMN discussion_comment.name IS 'The first name that the writer wants to be read; may be left out.';
COMMENT ON COLUMN discussion_comment.account_id IS 'Who wrote: proved by a code, read by nobody, removed by a dated rule after the sitting. The account may be gone before.';
COMMENT ON COLUMN discussion_comment.hidden_text IS 'Sealed: title, words and name while it is hidden, so that no page can show them.';
COMMENT ON COLUMN discussion_comment.appeal IS 'Sealed: why the writer thinks that it was hidden wrongly.';
CREATE INDEX discussion_comment__order_idx ON discussion_comment (event_id, at DESC, id DESC);
CREATE INDEX discussion_comment__version_idx ON discussion_comment (version_id, paragraph) WHERE version_id IS NOT NULL;
CREATE INDEX discussion_comment__writer_idx ON discussion_comment (event_id, account_id) WHERE account_id IS NOT NULL;
CREATE INDEX discussion_comment__appeal_idx ON discussion_comment (appeal_due) WHERE appealed_at IS NOT NULL AND appeal_outcome IS NULL;
GRANT SELECT, INSERT, UPDATE (title, text, name, account_id, group_id, hidden_text, hidden_at, hidden_reason, hidden_words, hidden_by, appeal, appealed_at,
	appeal_due, appeal_outcome, appeal_words, appeal_by) ON discussion_comment TO jauap_app;

CREATE TABLE discussion_answer (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	comment_id uuid CONSTRAINT discussion_answer__comment_key UNIQUE REFERENCES discussion_comment (id),
	group_id uuid CONSTRAINT discussion_answer__group_key UNIQUE REFERENCES discussion_group (id),
	kind text NOT NULL CONSTRAINT discussion_answer__kind_check CHECK (kind IN ('answer', 'minutes', 'taken', 'refused')),
	text text,
	item_id uuid REFERENCES sitting_item (id),
	at timestamptz NOT NULL,
	by_id uuid REFERENCES person (id),
	CONSTRAINT discussion_answer__one_check CHECK (num_nonnulls(comment_id, group_id) = 1),
	CONSTRAINT discussion_answer__text_check CHECK (kind IN ('minutes', 'taken') OR text IS NOT NULL),
	CONSTRAINT discussion_answer__item_check CHECK ((kind IN ('minutes', 'taken')) = (item_id IS NOT NULL)),
	CONSTRAINT discussion_answer__proposal_check CHECK (kind IN ('answer', 'minutes') OR comment_id IS NOT NULL)
);
COMMENT ON TABLE discussion_answer IS 'How a comment, or those of a group, ended: in words, with a place in the minutes (an item); a proposal on the agenda or refused.';
CREATE INDEX discussion_answer__event_idx ON discussion_answer (event_id);
GRANT SELECT, INSERT ON discussion_answer TO jauap_app;

CREATE TABLE discussion_voice (
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	target_id uuid NOT NULL,
	paragraph integer NOT NULL DEFAULT 0,
	account_id uuid NOT NULL,
	stance smallint NOT NULL CONSTRAINT discussion_voice__stance_check CHECK (stance IN (-1, 0, 1)),
	at timestamptz NOT NULL,
	PRIMARY KEY (target_id, paragraph, account_id)
);
COMMENT ON TABLE discussion_voice IS 'One voice of a person for or against an item, a paragraph of a version, a comment. Nothing that others write to is locked; 0: taken back.';
CREATE INDEX discussion_voice__count_idx ON discussion_voice (event_id, target_id, paragraph) INCLUDE (stance);
CREATE INDEX discussion_voice__mine_idx ON discussion_voice (account_id, event_id);
GRANT SELECT, INSERT, UPDATE (stance, at), DELETE ON discussion_voice TO jauap_app;

CREATE TABLE discussion_tally (
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	target_id uuid NOT NULL,
	paragraph integer NOT NULL DEFAULT 0,
	supports integer NOT NULL CONSTRAINT discussion_tally__supports_check CHECK (supports >= 0),
	objections integer NOT NULL CONSTRAINT discussion_tally__objections_check CHECK (objections >= 0),
	PRIMARY KEY (target_id, paragraph)
);
COMMENT ON TABLE discussion_tally IS 'Voices that were counted and whose rows are gone; with the rows that are there it makes the count.';
CREATE INDEX discussion_tally__event_idx ON discussion_tally (event_id);
GRANT SELECT, INSERT, UPDATE (supports, objections) ON discussion_tally TO jauap_app;
