-- Voices are counted as they are given: a page reads a count and counts nothing.

COMMENT ON TABLE discussion_tally IS 'How many are for and against each thing that is discussed: moved with each batch of voices, by one writer of a sitting at a time.';
INSERT INTO discussion_tally (event_id, target_id, paragraph, supports, objections)
	SELECT event_id, target_id, paragraph, count(*) FILTER (WHERE stance = 1), count(*) FILTER (WHERE stance = -1) FROM discussion_voice
	GROUP BY event_id, target_id, paragraph
	ON CONFLICT (target_id, paragraph) DO UPDATE
		SET supports = discussion_tally.supports + excluded.supports, objections = discussion_tally.objections + excluded.objections;
DROP INDEX discussion_voice__count_idx;
CREATE INDEX discussion_voice__event_idx ON discussion_voice (event_id);
