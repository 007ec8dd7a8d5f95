-- What is published of rights cases: counted anew every ten minutes, without what is sensitive.
CREATE MATERIALIZED VIEW rights_figures AS
	SELECT
		extract(year FROM a.received_at AT TIME ZONE 'Asia/Almaty')::int AS year,
		r.profession,
		r.violated_right,
		coalesce(r.outcome, 'in_work') AS outcome,
		count(*)::int AS received,
		count(*) FILTER (WHERE a.verdict = 'solved')::int AS solved,
		count(*) FILTER (WHERE a.verdict = 'partly')::int AS said_partly,
		count(*) FILTER (WHERE a.verdict = 'not_solved')::int AS not_solved
	FROM rights_case r JOIN appeal a ON a.id = r.appeal_id
	WHERE r.removed_at IS NULL AND a.state <> 'merged' AND NOT a.sensitive GROUP BY 1, 2, 3, 4;
CREATE UNIQUE INDEX rights_figures__key ON rights_figures (year, profession, violated_right, outcome) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW rights_figures IS 'Rights cases by year of receipt. A merged appeal is counted in its root; a sensitive one nowhere; no employer is here.';
GRANT SELECT ON rights_figures TO jauap_app;

CREATE FUNCTION refresh_rights_figures() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	REFRESH MATERIALIZED VIEW CONCURRENTLY rights_figures;
$$;
REVOKE EXECUTE ON FUNCTION refresh_rights_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_rights_figures() TO jauap_app;
