-- A collective appeal: who joined it wrote no appeal of their own that could stand alone as it is.

ALTER TABLE appeal_merge ADD COLUMN joined boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN appeal_merge.joined IS 'It was made to join the root: one more applicant of a collective appeal, with a number and a code of their own.';
