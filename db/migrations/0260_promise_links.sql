-- What an appeal or a problem is about: a promise that was published. Said by staff, never by a program.

CREATE TABLE promise_appeal (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	promise_id uuid NOT NULL REFERENCES promise (id),
	linked_at timestamptz NOT NULL,
	linked_by uuid REFERENCES person (id),
	PRIMARY KEY (appeal_id, promise_id)
);
COMMENT ON TABLE promise_appeal IS 'An appeal is about a promise. Of the promise everybody reads how many, never which, and nothing of those that are kept from somebody.';
CREATE INDEX promise_appeal__promise_idx ON promise_appeal (promise_id);
GRANT SELECT, INSERT, DELETE ON promise_appeal TO jauap_app;

CREATE TABLE promise_problem (
	problem_id uuid NOT NULL REFERENCES problem (id),
	promise_id uuid NOT NULL REFERENCES promise (id),
	linked_at timestamptz NOT NULL,
	linked_by uuid REFERENCES person (id),
	PRIMARY KEY (problem_id, promise_id)
);
COMMENT ON TABLE promise_problem IS 'A problem is about a promise: each page leads to the other while the problem is public.';
CREATE INDEX promise_problem__promise_idx ON promise_problem (promise_id);
GRANT SELECT, INSERT, DELETE ON promise_problem TO jauap_app;
