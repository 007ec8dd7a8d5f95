-- Whoever writes an appeal from the page of a promise points at it: what staff are offered first when they say what the appeal is about.

CREATE TABLE promise_pointed (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	promise_id uuid NOT NULL REFERENCES promise (id),
	pointed_at timestamptz NOT NULL
);
COMMENT ON TABLE promise_pointed IS 'The promise from whose page an appeal was written. It counts for nothing: that an appeal is about a promise staff say.';
GRANT SELECT, INSERT ON promise_pointed TO jauap_app;
