-- Merging: an appeal that went into another is a tombstone that leads there, and can be taken out again as it was.

CREATE TABLE appeal_merge (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	root_id uuid NOT NULL REFERENCES appeal (id),
	reason text NOT NULL,
	before jsonb NOT NULL,
	merged_by uuid REFERENCES person (id),
	merged_at timestamptz NOT NULL,
	ended_at timestamptz,
	ended_by uuid REFERENCES person (id),
	end_reason text,
	CONSTRAINT appeal_merge__self_check CHECK (appeal_id <> root_id),
	CONSTRAINT appeal_merge__end_check CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE appeal_merge IS 'Which appeal lies in which. What comes to the one is kept there and read in the root, so that taking it out again needs nothing copied back.';
COMMENT ON COLUMN appeal_merge.before IS 'What taking out restores: {"state", "unitId", "executorId", "work": [{"id", "state"}]}.';
CREATE UNIQUE INDEX appeal_merge__one_open_key ON appeal_merge (appeal_id) WHERE ended_at IS NULL;
CREATE INDEX appeal_merge__root_idx ON appeal_merge (root_id) WHERE ended_at IS NULL;
CREATE INDEX appeal_merge__appeal_idx ON appeal_merge (appeal_id, merged_at);
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by, end_reason) ON appeal_merge TO jauap_app;

-- A decision on merged appeals is given to each applicant, and each says of it what they think.
ALTER TABLE appeal_verdict DROP CONSTRAINT appeal_verdict__once_key;
ALTER TABLE appeal_verdict ADD CONSTRAINT appeal_verdict__once_key UNIQUE (decision_id, appeal_id);
COMMENT ON TABLE appeal_verdict IS 'What the citizen says of a decision, each applicant once for each: the only source of "solved".';

-- What went into another is counted there, once.
DROP MATERIALIZED VIEW appeal_figures;
CREATE MATERIALIZED VIEW appeal_figures AS
	SELECT
		date_trunc('month', a.received_at AT TIME ZONE 'Asia/Almaty')::date AS month,
		a.region_id,
		a.theme_id,
		count(*)::int AS received,
		count(*) FILTER (WHERE a.state NOT IN ('answered', 'closed', 'withdrawn', 'merged'))::int AS open,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL)::int AS decided,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL
			OR (a.state NOT IN ('answered', 'closed', 'withdrawn', 'merged') AND a.first_due_on < (now() AT TIME ZONE 'Asia/Almaty')::date))::int AS due,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL AND (a.answered_at AT TIME ZONE 'Asia/Almaty')::date <= a.first_due_on)::int AS on_time,
		count(*) FILTER (WHERE a.state NOT IN ('answered', 'closed', 'withdrawn', 'merged') AND a.due_on < (now() AT TIME ZONE 'Asia/Almaty')::date)::int AS overdue,
		count(*) FILTER (WHERE a.verdict = 'solved')::int AS solved,
		count(*) FILTER (WHERE a.verdict = 'partly')::int AS partly,
		count(*) FILTER (WHERE a.verdict = 'not_solved')::int AS not_solved
	FROM appeal a WHERE a.state <> 'merged' GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX appeal_figures__key ON appeal_figures (month, region_id, theme_id) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW appeal_figures IS 'on_time is judged by first_due_on, so that an extension or a reopening cannot improve the figure; due is what had to be decided by now: decided, or past its first date. A merged appeal is counted in its root.';
GRANT SELECT ON appeal_figures TO jauap_app;
