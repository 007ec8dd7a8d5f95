-- Grounds to stop are dated like the other rules, and name their article in the reader's language.
ALTER TABLE stop_ground ADD COLUMN valid_from date NOT NULL DEFAULT '2021-07-01';
ALTER TABLE stop_ground ADD CONSTRAINT stop_ground__order_check CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE stop_ground ALTER COLUMN source TYPE jsonb USING jsonb_build_object(
	'kk', CASE source WHEN 'АППК, ст. 70' THEN 'ӘРПК 70-бабы' ELSE source END,
	'ru', source,
	'en', CASE source WHEN 'АППК, ст. 70' THEN 'Administrative Procedural Code, Art. 70' ELSE source END);
-- Of one ground of the procedure an administrator says from when to when it holds; in the journal stands who and why.
COMMENT ON COLUMN stop_ground.valid_from IS 'A decision is stopped on a ground that is in force on its day.';
