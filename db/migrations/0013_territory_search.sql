-- What the search columns hold since places are compared by plain Latin letters (pg_trgm needs them under LC_CTYPE=C).
COMMENT ON COLUMN territory.search IS 'Every spelling of the name by its key (src/modules/territory/rules.ts: folded, one plain Latin letter for each), words after a space, spellings parted by a bar.';

-- An import writes thousands of rows at once; until the table is analysed the planner reads it whole for each search.
CREATE FUNCTION analyse_territory() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS 'ANALYZE territory';
REVOKE EXECUTE ON FUNCTION analyse_territory() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyse_territory() TO jauap_app;

-- Rows are written seldom and read with each letter typed: no pending list to walk through.
ALTER INDEX territory__search_idx SET (fastupdate = off);

CREATE INDEX territory__centre_idx ON territory (level) WHERE latitude IS NOT NULL AND valid_to IS NULL;

-- Places whose names are alike to misspelt words, the most alike first. A function, because only a function can carry its own
-- threshold: by pg_trgm's usual 0.6 one wrong letter in the middle of "besagaw" is too many.
CREATE FUNCTION territories_alike(words text[], levels integer[], wanted integer) RETURNS TABLE (id uuid, place bigint)
	LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
	SELECT t.id, row_number() OVER (ORDER BY s.alike DESC, t.level = ANY(levels) DESC, t.level, length(t.search), t.code)
	FROM territory t
	CROSS JOIN LATERAL (
		SELECT sum(word_similarity(w, t.search || t.above) + word_similarity(w, t.search)) AS alike FROM unnest(words) AS w
	) s
	WHERE t.valid_to IS NULL
		AND (t.search %> words[1] OR t.search %> words[2] OR t.search %> words[3] OR t.search %> words[4] OR t.search %> words[5])
	ORDER BY 2 LIMIT wanted
$$;
REVOKE EXECUTE ON FUNCTION territories_alike(text[], integer[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION territories_alike(text[], integer[], integer) TO jauap_app;
