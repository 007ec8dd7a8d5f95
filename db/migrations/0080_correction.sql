-- What the Code demands on an appeal's way, as dated data with its article; and an appeal returned to be put right.

CREATE TABLE procedure_ground (
	id text PRIMARY KEY,
	purpose text NOT NULL CONSTRAINT procedure_ground__purpose_check CHECK (purpose IN ('correction', 'no_hearing', 'silence')),
	kinds text[],
	by_itself boolean NOT NULL DEFAULT false,
	name jsonb NOT NULL,
	source jsonb NOT NULL,
	position integer NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	CONSTRAINT procedure_ground__order_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE procedure_ground IS 'Grounds of the procedure by date: what may be asked to be put right, when no hearing is held, what silence means.';
COMMENT ON COLUMN procedure_ground.kinds IS 'Kinds of appeal it holds for; empty: all.';
COMMENT ON COLUMN procedure_ground.by_itself IS 'Holds for these kinds without anybody naming it.';
GRANT SELECT, INSERT, UPDATE ON procedure_ground TO jauap_app;

CREATE TABLE correction (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	state text NOT NULL CONSTRAINT correction__state_check CHECK (state IN ('asked', 'done', 'lapsed', 'ended')),
	grounds text[] NOT NULL,
	text text NOT NULL,
	due_on date NOT NULL,
	asked_by uuid REFERENCES person (id),
	asked_at timestamptz NOT NULL,
	ended_at timestamptz,
	CONSTRAINT correction__ended_check CHECK ((state = 'asked') = (ended_at IS NULL))
);
COMMENT ON TABLE correction IS 'An appeal returned to be put right (Art. 63, a complaint: Art. 93). The body names the day; the general term goes on.';
COMMENT ON COLUMN correction.state IS 'lapsed: the day passed without an answer; ended: decided, withdrawn or asked again meanwhile.';
CREATE INDEX correction__appeal_idx ON correction (appeal_id, asked_at);
CREATE INDEX correction__due_idx ON correction (due_on, id) WHERE state = 'asked';
GRANT SELECT, INSERT, UPDATE ON correction TO jauap_app;
