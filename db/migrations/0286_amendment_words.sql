-- An amendment says what stands, what should stand and why; a member says it signed in or by the link of their seat.

ALTER TABLE minutes_amendment ADD stands text, ADD why text;
COMMENT ON COLUMN minutes_amendment.text IS 'What should stand.';
COMMENT ON COLUMN minutes_amendment.stands IS 'What stands in the draft; null: nothing does.';
COMMENT ON COLUMN minutes_amendment.why IS 'Null: proposed before it was asked for.';
COMMENT ON COLUMN minutes_amendment.source IS 'In writing, and put down by the secretary: where it is written. Null: the member said it, signed in or by the link of their seat.';
