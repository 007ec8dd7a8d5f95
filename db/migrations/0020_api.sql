-- Personal tokens for the API, and figures that say as of when they are.

CREATE TABLE api_token (
	id uuid PRIMARY KEY,
	account_id uuid NOT NULL REFERENCES account (id),
	name text NOT NULL CONSTRAINT api_token__name_check CHECK (length(name) BETWEEN 1 AND 100),
	token_hash bytea NOT NULL CONSTRAINT api_token__token_key UNIQUE,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	used_at timestamptz,
	revoked_at timestamptz
);
COMMENT ON TABLE api_token IS 'A staff member''s key for their own programs: acts as the person, with the posts held that day. Only its hash is kept.';
CREATE INDEX api_token__account_idx ON api_token (account_id, created_at);
GRANT SELECT, INSERT, UPDATE (used_at, revoked_at) ON api_token TO jauap_app;

-- Kept with the figures, so that a page says as of when they are.
CREATE TABLE figures_state (
	one boolean PRIMARY KEY DEFAULT true CONSTRAINT figures_state__one_check CHECK (one),
	refreshed_at timestamptz NOT NULL
);
COMMENT ON TABLE figures_state IS 'When the published figures were last counted: one row.';
INSERT INTO figures_state (refreshed_at) VALUES (now());
GRANT SELECT ON figures_state TO jauap_app;

-- A share on time that leaves out what is late and still unanswered would grow with every delay: such are counted in `due`.
DROP MATERIALIZED VIEW appeal_figures;
CREATE MATERIALIZED VIEW appeal_figures AS
	SELECT
		date_trunc('month', a.received_at AT TIME ZONE 'Asia/Almaty')::date AS month,
		a.region_id,
		a.theme_id,
		count(*)::int AS received,
		count(*) FILTER (WHERE a.state IN ('received', 'registered', 'in_work', 'on_approval'))::int AS open,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL)::int AS decided,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL
			OR (a.state IN ('received', 'registered', 'in_work', 'on_approval') AND a.first_due_on < (now() AT TIME ZONE 'Asia/Almaty')::date))::int AS due,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL AND (a.answered_at AT TIME ZONE 'Asia/Almaty')::date <= a.first_due_on)::int AS on_time,
		count(*) FILTER (WHERE a.state IN ('received', 'registered', 'in_work', 'on_approval') AND a.due_on < (now() AT TIME ZONE 'Asia/Almaty')::date)::int AS overdue,
		count(*) FILTER (WHERE a.verdict = 'solved')::int AS solved,
		count(*) FILTER (WHERE a.verdict = 'partly')::int AS partly,
		count(*) FILTER (WHERE a.verdict = 'not_solved')::int AS not_solved
	FROM appeal a GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX appeal_figures__key ON appeal_figures (month, region_id, theme_id) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW appeal_figures IS 'on_time is judged by first_due_on, so that an extension or a reopening cannot improve the figure; due is what had to be decided by now: decided, or past its first date.';
GRANT SELECT ON appeal_figures TO jauap_app;

CREATE OR REPLACE FUNCTION refresh_figures() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	REFRESH MATERIALIZED VIEW CONCURRENTLY appeal_figures;
	REFRESH MATERIALIZED VIEW CONCURRENTLY appeal_figures_days;
	UPDATE figures_state SET refreshed_at = now();
$$;
