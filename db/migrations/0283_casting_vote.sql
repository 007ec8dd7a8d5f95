-- Some bodies give whoever presides a second voice where as many are for as against (Local Government Act 1972 (UK), Schedule 12, 39(2)).

ALTER TABLE decision_majority DROP CONSTRAINT decision_majority__tie_check;
ALTER TABLE decision_majority ADD CONSTRAINT decision_majority__tie_check CHECK (tie IN ('lost', 'chair', 'casting'));
COMMENT ON COLUMN decision_majority.tie IS 'As many for as against: lost; decided by the chair''s own voice, asked for where it was not given; or by a casting vote asked of the chair after the count, whatever they said in it.';
COMMENT ON COLUMN sitting_result.chair_voice IS 'What the chair said, as many being for as against: their own voice in the vote, or their casting vote, as the vote''s rule has it.';
