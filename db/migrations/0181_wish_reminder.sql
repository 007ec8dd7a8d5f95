-- Meetings are reminded of by when they begin.

ALTER TABLE wish ADD COLUMN starts_at timestamptz, ADD CONSTRAINT wish__starts_check CHECK ((starts_at IS NULL) = (slot_id IS NULL));
COMMENT ON COLUMN wish.starts_at IS 'When that time begins.';
CREATE INDEX wish__starts_idx ON wish (starts_at) WHERE state IN ('booked', 'reminded');
GRANT UPDATE (starts_at) ON wish TO jauap_app;
