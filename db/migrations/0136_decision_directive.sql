-- A decision of a conference becomes a directive on the spot.
ALTER TABLE conference_point ADD COLUMN directive_id uuid REFERENCES directive (id);
COMMENT ON COLUMN conference_point.directive_id IS 'What a decision was issued as, at the moment it was taken down.';
CREATE UNIQUE INDEX conference_point__directive_key ON conference_point (directive_id) WHERE directive_id IS NOT NULL;
