-- An event to which units were invited can be moved, and is reminded of.

ALTER TABLE event
	ADD COLUMN moved_at timestamptz,
	ADD COLUMN moved_from timestamptz,
	ADD COLUMN moved_until timestamptz,
	ADD COLUMN move_reason text,
	ADD CONSTRAINT event__moved_check CHECK (num_nulls(moved_at, moved_from, moved_until, move_reason) IN (0, 4));
COMMENT ON COLUMN event.moved_at IS 'When its time was last changed after the invitation: an answer given before that was for another time.';
COMMENT ON COLUMN event.moved_from IS 'The start that was told before the last move, with moved_until its end; every move is in the journal.';

CREATE INDEX event__told_idx ON event (starts_at, id) WHERE state IN ('invited', 'open');
