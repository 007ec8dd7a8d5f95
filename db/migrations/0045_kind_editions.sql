-- Kinds of appeal are edited by date: an edition says who entered it and why, and two of one kind never hold on one day.
ALTER TABLE appeal_kind
	ADD COLUMN added_at timestamptz,
	ADD COLUMN added_by uuid REFERENCES person (id),
	ADD COLUMN reason text,
	ADD CONSTRAINT appeal_kind__one_at_a_time_excl EXCLUDE USING gist (id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
COMMENT ON COLUMN appeal_kind.added_at IS 'Empty for what ships with Jauap.';
