-- The row of a territory stays itself through renamings: what points at it (units, appeals, children) keeps pointing at it.
-- A former state (name, place in the tree) is one more row of the same code with an end date, to which nothing points.

ALTER TABLE territory ADD COLUMN above text NOT NULL DEFAULT '';
COMMENT ON COLUMN territory.above IS 'What `search` holds of the territories above, so that "Бесагаш Талгар" finds the Бесагаш of that district.';
COMMENT ON TABLE territory IS 'Regions, districts and cities, rural districts, settlements, by code of the state classifier (KATO). A closed code keeps its row with an end date; a former name is one more row of the code, ended.';
