-- The calendar speaks three languages whole, remembers what was changed, and a term that was replaced stays as a row.

-- A citizen reads why a day was not counted in their own language, the act's name included.
ALTER TABLE calendar_day ALTER COLUMN source TYPE jsonb USING jsonb_build_object('kk', source, 'ru', source, 'en', source);
ALTER TABLE deadline_rule ALTER COLUMN source TYPE jsonb USING jsonb_build_object('kk', source, 'ru', source, 'en', source);

CREATE TABLE calendar_change (
	version integer NOT NULL REFERENCES calendar_version (version),
	day date NOT NULL,
	before jsonb,
	after jsonb,
	PRIMARY KEY (version, day)
);
COMMENT ON TABLE calendar_change IS 'Which days each version of the calendar changed: what must be computed again is found from here, after a crash too.';
COMMENT ON COLUMN calendar_change.before IS 'kind, name and source as they were; empty when the day was a plain one.';
CREATE INDEX calendar_change__day_idx ON calendar_change (day, version);
GRANT SELECT, INSERT ON calendar_change TO jauap_app;

-- A term that another of the same rule replaced (the kind was corrected) no longer runs, and is not met either.
ALTER TABLE deadline ADD COLUMN replaced_at timestamptz;
COMMENT ON COLUMN deadline.replaced_at IS 'Another term of the same rule took its place; kept to show what was promised before.';
GRANT UPDATE (replaced_at) ON deadline TO jauap_app;
DROP INDEX deadline__open_idx;
CREATE INDEX deadline__open_idx ON deadline (due_on, starts_on) WHERE met_at IS NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX deadline__one_open_key ON deadline (subject_kind, subject_id, rule_id) WHERE met_at IS NULL AND replaced_at IS NULL;
