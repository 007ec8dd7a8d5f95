-- Who waits at each place: read for all settlements of a region at once.
CREATE INDEX wish__line_place_idx ON wish (territory_id) WHERE state IN ('requested', 'revoked', 'referred');
