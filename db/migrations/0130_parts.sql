-- A whole and its parts: who has read it, which parts must be done first, and the tree of one origin read by unit.
ALTER TABLE assignment
	ADD COLUMN acknowledged_at timestamptz,
	ADD COLUMN acknowledged_by uuid REFERENCES person (id),
	ADD COLUMN obligatory boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN assignment.acknowledged_at IS 'When those who owe it first showed that they know of it: said so, reported, passed a part on or asked for time.';
COMMENT ON COLUMN assignment.obligatory IS 'A part without which the whole cannot be accepted. Other parts end with the whole.';
CREATE INDEX assignment__origin_unit_idx ON assignment (origin_kind, origin_id, unit_id);
CREATE INDEX assignment__parent_idx ON assignment (parent_id) WHERE parent_id IS NOT NULL;
