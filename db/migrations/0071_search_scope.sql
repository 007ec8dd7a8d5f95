-- A search asks for words, for whose the appeal is and for when it came at once: one index answers the three, so that a page reads
-- little more than it shows.

ALTER TABLE appeal_search ADD COLUMN scope uuid[], ADD COLUMN weeks date[], ADD COLUMN received_at timestamptz;
COMMENT ON COLUMN appeal_search.scope IS 'By what a search narrows: its unit, those above up to the root (without it), its executor, its region. Who may read is decided in appeals/server/visible.ts.';
COMMENT ON COLUMN appeal_search.weeks IS 'The week of receipt (UTC), its Monday. One element: an index over words takes lists.';
COMMENT ON COLUMN appeal_search.received_at IS 'As in appeal: what is found is put in order before its appeals are read.';

CREATE FUNCTION appeal_scope(a appeal) RETURNS uuid[] LANGUAGE sql STABLE AS $$
	SELECT array_remove(array_agg(above.id) || ARRAY[a.executor_id, a.region_id], NULL)
	FROM unit mine JOIN unit above ON above.path @> mine.path AND above.parent_id IS NOT NULL WHERE mine.id = a.unit_id
$$;

CREATE FUNCTION appeal_week(received_at timestamptz) RETURNS date[] LANGUAGE sql IMMUTABLE AS $$
	SELECT ARRAY[date_trunc('week', received_at AT TIME ZONE 'UTC')::date]
$$;

CREATE FUNCTION appeal_search_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT appeal_scope(a), appeal_week(a.received_at), a.received_at
	INTO NEW.scope, NEW.weeks, NEW.received_at FROM appeal a WHERE a.id = NEW.appeal_id;
	RETURN NEW;
END $$;
CREATE TRIGGER appeal_search_fill BEFORE INSERT ON appeal_search FOR EACH ROW EXECUTE FUNCTION appeal_search_fill();

CREATE FUNCTION appeal_search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE appeal_search SET scope = appeal_scope(NEW) WHERE appeal_id = NEW.id;
	RETURN NULL;
END $$;
CREATE TRIGGER appeal_search_follow AFTER UPDATE OF unit_id, executor_id, region_id ON appeal FOR EACH ROW
	WHEN ((OLD.unit_id, OLD.executor_id, OLD.region_id) IS DISTINCT FROM (NEW.unit_id, NEW.executor_id, NEW.region_id))
	EXECUTE FUNCTION appeal_search_follow();

CREATE FUNCTION appeal_search_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE appeal_search s SET scope = appeal_scope(a) FROM appeal a WHERE a.unit_id = NEW.id AND s.appeal_id = a.id;
	RETURN NULL;
END $$;
COMMENT ON FUNCTION appeal_search_move() IS 'A unit that moves in the tree takes its appeals along; the units below it are rows of their own.';
CREATE TRIGGER appeal_search_move AFTER UPDATE OF path ON unit FOR EACH ROW
	WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION appeal_search_move();

UPDATE appeal_search s SET scope = appeal_scope(a), weeks = appeal_week(a.received_at), received_at = a.received_at
FROM appeal a WHERE a.id = s.appeal_id;
ALTER TABLE appeal_search ALTER COLUMN weeks SET NOT NULL, ALTER COLUMN received_at SET NOT NULL;

DROP INDEX appeal_search__words_idx;
CREATE INDEX appeal_search__words_idx ON appeal_search USING gin (words, scope, weeks) WITH (fastupdate = off);
-- A common word is found by walking back in time instead.
CREATE INDEX appeal_search__received_idx ON appeal_search (received_at DESC, appeal_id DESC);

-- Whether a word is one that many texts have: the same letters as platform/search folds.
CREATE FUNCTION folded_letters(word text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT translate(word, 'әғқңөұүһіё', 'агкноуухие')
$$;
CREATE INDEX appeal_words__letters_idx ON appeal_words (folded_letters(word));
