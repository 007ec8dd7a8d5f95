-- Grounds to stop and grounds of the procedure become one table of dated editions, so that one editor keeps them all. A
-- case names the edition it was decided on: what is entered later leaves it readable.
ALTER TABLE procedure_ground RENAME TO ground;
ALTER TABLE ground RENAME CONSTRAINT procedure_ground_pkey TO ground_pkey;
ALTER TABLE ground RENAME CONSTRAINT procedure_ground__order_check TO ground__order_check;
ALTER TABLE ground DROP CONSTRAINT procedure_ground__purpose_check;
ALTER TABLE ground
	ADD COLUMN code text,
	ADD COLUMN evidence text NOT NULL DEFAULT 'confirmed' CONSTRAINT ground__evidence_check CHECK (evidence IN ('confirmed', 'unconfirmed', 'own')),
	ADD COLUMN added_at timestamptz,
	ADD COLUMN added_by uuid REFERENCES person (id),
	ADD COLUMN reason text,
	ADD CONSTRAINT ground__purpose_check CHECK (purpose IN ('stop', 'correction', 'no_hearing', 'silence'));
INSERT INTO ground (id, purpose, name, source, position, valid_from, valid_to)
	SELECT id, 'stop', name, source, position, valid_from, valid_to FROM stop_ground;
UPDATE ground SET code = id;
-- What was said in words, and so told to applicants, is a mark of its own.
UPDATE ground SET evidence = 'unconfirmed', source = jsonb_build_object(
	'kk', replace(source ->> 'kk', ' (растауды қажет етеді)', ''),
	'ru', replace(source ->> 'ru', ' (требует подтверждения)', ''),
	'en', replace(source ->> 'en', ' (needs confirmation)', ''))
WHERE source ->> 'ru' LIKE '% (требует подтверждения)';
UPDATE ground SET evidence = 'own' WHERE id = 'own_standard';
ALTER TABLE ground
	ALTER COLUMN code SET NOT NULL,
	ADD CONSTRAINT ground__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE decision DROP CONSTRAINT decision_ground_id_fkey;
ALTER TABLE decision ADD CONSTRAINT decision_ground_id_fkey FOREIGN KEY (ground_id) REFERENCES ground (id);
ALTER TABLE decision_draft DROP CONSTRAINT decision_draft_ground_id_fkey;
ALTER TABLE decision_draft ADD CONSTRAINT decision_draft_ground_id_fkey FOREIGN KEY (ground_id) REFERENCES ground (id);
DROP TABLE stop_ground;

COMMENT ON TABLE ground IS 'Grounds by date: to stop, to ask to be put right, to hold no hearing, what silence means. A row is an edition.';
COMMENT ON COLUMN ground.id IS 'The edition: what a case names.';
COMMENT ON COLUMN ground.code IS 'The ground, one through all its editions; two of them never hold on one day.';
COMMENT ON COLUMN ground.evidence IS 'confirmed: the article was read; unconfirmed: from memory, somebody must look; own: the organisation''s own standard.';
COMMENT ON COLUMN ground.added_at IS 'Empty for what ships with Jauap.';
CREATE INDEX decision_draft__ground_idx ON decision_draft (ground_id) WHERE ground_id IS NOT NULL;
