-- A control group's second look at a random share of the parts of directives that were accepted: were they done in fact?

CREATE TABLE control_rule (
	id uuid PRIMARY KEY,
	share integer NOT NULL CONSTRAINT control_rule__share_check CHECK (share BETWEEN 0 AND 100),
	least integer NOT NULL CONSTRAINT control_rule__least_check CHECK (least BETWEEN 0 AND 1000),
	group_unit_id uuid REFERENCES unit (id),
	valid_from date NOT NULL,
	valid_to date,
	source text NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	CONSTRAINT control_rule__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT control_rule__one_at_a_time_excl EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE control_rule IS 'How much of what was accepted in a month is looked at again, and by whom. A month is drawn by the edition of its last day.';
COMMENT ON COLUMN control_rule.share IS 'Per cent of what was accepted in the whole organisation, rounded up.';
COMMENT ON COLUMN control_rule.least IS 'So many at least, or all when fewer were accepted.';
COMMENT ON COLUMN control_rule.group_unit_id IS 'Whose people look: of this unit and below. Empty: auditors of every unit.';
COMMENT ON COLUMN control_rule.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON control_rule TO jauap_app;

CREATE TABLE control_question (
	id text PRIMARY KEY,
	position integer NOT NULL,
	name jsonb NOT NULL,
	hint jsonb NOT NULL,
	decisive boolean NOT NULL,
	valid_from date NOT NULL,
	valid_to date
);
COMMENT ON TABLE control_question IS 'The questions that a second look answers, dated, in three languages.';
COMMENT ON COLUMN control_question.decisive IS 'The acceptance is confirmed only when this is answered with yes.';
GRANT SELECT ON control_question TO jauap_app;

CREATE TABLE control_draw (
	id uuid PRIMARY KEY,
	month date NOT NULL CONSTRAINT control_draw__month_key UNIQUE,
	rule_id uuid NOT NULL REFERENCES control_rule (id),
	seed text NOT NULL,
	pool integer NOT NULL,
	drawn integer NOT NULL,
	at timestamptz NOT NULL
);
COMMENT ON TABLE control_draw IS 'One draw for each month. Its seed is published, and with what it was drawn from (control_pool) anybody draws the same again.';
GRANT SELECT, INSERT ON control_draw TO jauap_app;

CREATE TABLE control_pool (
	draw_id uuid NOT NULL REFERENCES control_draw (id),
	assignment_id uuid NOT NULL CONSTRAINT control_pool__once_key UNIQUE REFERENCES assignment (id),
	issuer_unit_id uuid NOT NULL REFERENCES unit (id),
	PRIMARY KEY (draw_id, assignment_id)
);
COMMENT ON TABLE control_pool IS 'What a month was drawn from: every part accepted in it that somebody of the control group may look at.';
COMMENT ON COLUMN control_pool.issuer_unit_id IS 'The unit that accepted it.';
GRANT SELECT, INSERT ON control_pool TO jauap_app;

CREATE TABLE control_look (
	id uuid PRIMARY KEY,
	draw_id uuid NOT NULL REFERENCES control_draw (id),
	directive_id uuid NOT NULL REFERENCES directive (id),
	assignment_id uuid NOT NULL CONSTRAINT control_look__once_key UNIQUE REFERENCES assignment (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	issuer_unit_id uuid NOT NULL REFERENCES unit (id),
	state text NOT NULL CONSTRAINT control_look__state_check CHECK (state IN ('waiting', 'done', 'void')),
	looker_id uuid REFERENCES person (id),
	due_on date NOT NULL,
	given_at timestamptz NOT NULL,
	ended_at timestamptz,
	finding text CONSTRAINT control_look__finding_check CHECK (finding IN ('confirmed', 'unconfirmed')),
	reply_until date,
	mended_by uuid REFERENCES directive (id),
	CONSTRAINT control_look__looker_check CHECK ((looker_id IS NULL) = (state = 'void')),
	CONSTRAINT control_look__ended_check CHECK ((state = 'waiting') = (ended_at IS NULL)),
	CONSTRAINT control_look__done_check CHECK ((state = 'done') = (finding IS NOT NULL)),
	CONSTRAINT control_look__reply_check CHECK ((finding = 'unconfirmed') IS TRUE = (reply_until IS NOT NULL)),
	CONSTRAINT control_look__mended_check CHECK (mended_by IS NULL OR finding = 'unconfirmed')
);
COMMENT ON TABLE control_look IS 'An accepted part that somebody of the control group looks at again. The acceptance stays as it is, the finding stands beside it. Void: nobody could look.';
COMMENT ON COLUMN control_look.unit_id IS 'The unit that did it.';
COMMENT ON COLUMN control_look.issuer_unit_id IS 'The unit that accepted it.';
COMMENT ON COLUMN control_look.reply_until IS 'The last day on which the units that were judged may reply.';
COMMENT ON COLUMN control_look.mended_by IS 'The directive by which it is to be put right.';
CREATE INDEX control_look__mine_idx ON control_look (looker_id, due_on, id) WHERE state = 'waiting';
CREATE INDEX control_look__open_idx ON control_look (due_on, id) WHERE state = 'waiting';
CREATE INDEX control_look__done_idx ON control_look (ended_at DESC, id DESC) WHERE state = 'done';
CREATE INDEX control_look__did_idx ON control_look (looker_id, ended_at DESC, id DESC) WHERE state = 'done';
CREATE INDEX control_look__directive_idx ON control_look (directive_id) WHERE state = 'done';
GRANT SELECT, INSERT, UPDATE ON control_look TO jauap_app;

CREATE TABLE control_answer (
	look_id uuid NOT NULL REFERENCES control_look (id),
	question_id text NOT NULL REFERENCES control_question (id),
	answer text NOT NULL CONSTRAINT control_answer__answer_check CHECK (answer IN ('yes', 'no', 'unseen')),
	remark text,
	PRIMARY KEY (look_id, question_id),
	CONSTRAINT control_answer__remark_check CHECK (answer = 'yes' OR remark IS NOT NULL)
);
COMMENT ON TABLE control_answer IS 'What a second look says to each question; whatever is not a yes says why.';
GRANT SELECT, INSERT ON control_answer TO jauap_app;

CREATE TABLE control_decline (
	look_id uuid NOT NULL REFERENCES control_look (id),
	person_id uuid NOT NULL REFERENCES person (id),
	reason text NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (look_id, person_id)
);
COMMENT ON TABLE control_decline IS 'Who would not look at a part, and why: it was drawn to somebody else.';
GRANT SELECT, INSERT ON control_decline TO jauap_app;

CREATE TABLE control_reply (
	look_id uuid NOT NULL REFERENCES control_look (id),
	side text NOT NULL CONSTRAINT control_reply__side_check CHECK (side IN ('did', 'accepted')),
	text text NOT NULL,
	replied_by uuid NOT NULL REFERENCES person (id),
	replied_at timestamptz NOT NULL,
	PRIMARY KEY (look_id, side)
);
COMMENT ON TABLE control_reply IS 'What the unit that did a part, and the one that accepted it, say of a look that did not confirm it: each once, within the term.';
GRANT SELECT, INSERT ON control_reply TO jauap_app;
