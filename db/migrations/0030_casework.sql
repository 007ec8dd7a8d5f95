-- States of casework: returned for correction, with the competent body, merged into another; and the record of notices.

ALTER TABLE appeal DROP CONSTRAINT appeal__state_check;
ALTER TABLE appeal ADD CONSTRAINT appeal__state_check CHECK (state IN
	('received', 'registered', 'correction', 'in_work', 'with_body', 'on_approval', 'answered', 'closed', 'withdrawn', 'merged'));

-- What is open is said by what is done: a new open state needs no new index.
DROP INDEX appeal__open_unit_idx, appeal__open_executor_idx, appeal__open_due_idx;
CREATE INDEX appeal__open_unit_idx ON appeal (unit_id, due_on, id) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX appeal__open_executor_idx ON appeal (executor_id, due_on, id) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX appeal__open_due_idx ON appeal (due_on, id) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');

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
	FROM appeal a GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX appeal_figures__key ON appeal_figures (month, region_id, theme_id) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW appeal_figures IS 'on_time is judged by first_due_on, so that an extension or a reopening cannot improve the figure; due is what had to be decided by now: decided, or past its first date.';
GRANT SELECT ON appeal_figures TO jauap_app;

CREATE TABLE appeal_notice (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	kind text NOT NULL,
	language text NOT NULL CONSTRAINT appeal_notice__language_check CHECK (language IN ('kk', 'ru', 'en')),
	subject text NOT NULL,
	text text NOT NULL,
	channel text NOT NULL CONSTRAINT appeal_notice__channel_check CHECK (channel IN ('mail', 'letter', 'phone', 'page')),
	state text NOT NULL CONSTRAINT appeal_notice__state_check CHECK (state IN ('waiting', 'sent', 'failed', 'handed')),
	made_at timestamptz NOT NULL,
	at timestamptz NOT NULL,
	detail text,
	person_id uuid REFERENCES person (id)
);
COMMENT ON TABLE appeal_notice IS 'Each obligatory notice to an applicant (forwarding, extension, correction, hearing): in their language, by which way, and whether it reached them. Its text holds no personal data.';
COMMENT ON COLUMN appeal_notice.at IS 'When the state was reached.';
CREATE INDEX appeal_notice__appeal_idx ON appeal_notice (appeal_id, made_at);
CREATE INDEX appeal_notice__waiting_idx ON appeal_notice (made_at) WHERE state IN ('waiting', 'failed') AND channel IN ('letter', 'phone');
GRANT SELECT, INSERT, UPDATE (channel, state, at, detail, person_id) ON appeal_notice TO jauap_app;
