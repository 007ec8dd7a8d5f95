-- An appeal forwarded to an outside body, or passed up our own tree: a small machine of its own beside the appeal's main line.

CREATE TABLE forwarding (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	way text NOT NULL CONSTRAINT forwarding__way_check CHECK (way IN ('body', 'upward')),
	state text NOT NULL CONSTRAINT forwarding__state_check CHECK (state IN
		('draft', 'approved', 'sent', 'done', 'answered', 'returned', 'passed', 'rejected', 'withdrawn')),
	body_id uuid REFERENCES body (id),
	unit_id uuid REFERENCES unit (id),
	previous_id uuid REFERENCES forwarding (id),
	emergency boolean NOT NULL DEFAULT false,
	article text NOT NULL CONSTRAINT forwarding__article_check CHECK (article IN ('65.1', '65.2', '64.7-2', 'own')),
	reason text NOT NULL,
	drafted_by uuid REFERENCES person (id),
	drafted_at timestamptz NOT NULL,
	approved_by uuid REFERENCES person (id),
	approved_at timestamptz,
	signed_by uuid REFERENCES person (id),
	sent_at timestamptz,
	refusal text,
	rule_id text,
	due_on date,
	body_number text,
	body_registered_on date,
	letter_way text CONSTRAINT forwarding__letter_way_check CHECK (letter_way IN ('mail', 'letter')),
	letter_state text CONSTRAINT forwarding__letter_state_check CHECK (letter_state IN ('waiting', 'sent', 'failed', 'handed')),
	letter_detail text,
	silent_at timestamptz,
	answer_outcome text CONSTRAINT forwarding__answer_outcome_check CHECK (answer_outcome IN
		('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped')),
	answer_number text,
	answer_text text,
	answered_on date,
	ended_at timestamptz,
	CONSTRAINT forwarding__addressee_check CHECK ((way = 'body') = (body_id IS NOT NULL) AND (way = 'upward') = (unit_id IS NOT NULL)),
	CONSTRAINT forwarding__article_way_check CHECK ((way = 'upward') = (article = 'own') AND (emergency = (article = '64.7-2'))),
	CONSTRAINT forwarding__sent_check CHECK ((state IN ('sent', 'done', 'answered', 'returned', 'passed')) = (sent_at IS NOT NULL)),
	CONSTRAINT forwarding__due_check CHECK (way <> 'body' OR (sent_at IS NULL) = (due_on IS NULL)),
	CONSTRAINT forwarding__answer_check CHECK ((state = 'answered') = (answer_outcome IS NOT NULL AND answered_on IS NOT NULL))
);
COMMENT ON TABLE forwarding IS 'Forwarding to an outside body (Art. 65, in danger Art. 64(7-2)) or passing up our own tree. Signing, the applicant''s notice and the letter to the body are one transaction, so there is no state between them.';
COMMENT ON COLUMN forwarding.previous_id IS 'The body before, when it passed the appeal on: a chain that is followed to its end.';
COMMENT ON COLUMN forwarding.refusal IS 'Why the head rejected it, why it was taken back, or why the body returned it.';
COMMENT ON COLUMN forwarding.due_on IS 'The last day of the body''s own term; appeal.due_on is the same while the appeal is there.';
COMMENT ON COLUMN forwarding.body_registered_on IS 'Day zero of the body''s term, as it registered it. Until that is known the term is counted from the day of sending.';
COMMENT ON COLUMN forwarding.silent_at IS 'When the applicant was told that the body kept silent past its term: deemed refusal, Art. 91(2).';
CREATE UNIQUE INDEX forwarding__one_open_key ON forwarding (appeal_id) WHERE state IN ('draft', 'approved', 'sent');
CREATE INDEX forwarding__appeal_idx ON forwarding (appeal_id, drafted_at);
CREATE INDEX forwarding__body_idx ON forwarding (body_id);
CREATE INDEX forwarding__waiting_idx ON forwarding (due_on, id) WHERE state = 'sent';
GRANT SELECT, INSERT, UPDATE ON forwarding TO jauap_app;

-- The queue of what lies with bodies.
CREATE INDEX appeal__with_body_idx ON appeal (unit_id, due_on, id) WHERE state = 'with_body';
