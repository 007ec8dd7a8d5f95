-- What was not taken at a sitting goes to the next one, or is withdrawn: which, everybody reads.

ALTER TABLE sitting_item
	ADD COLUMN moved_at timestamptz,
	ADD COLUMN moved_reason text,
	ADD CONSTRAINT sitting_item__moved_check CHECK (moved_at IS NULL OR started_at IS NULL AND withdrawn_at IS NULL),
	ADD CONSTRAINT sitting_item__moved_reason_check CHECK (moved_reason IS NULL OR moved_at IS NOT NULL);
COMMENT ON COLUMN sitting_item.moved_at IS 'When the sitting was ended without it: it is to be taken at the next one.';
