-- What our own checks say of an appeal, where lists and statistics find it: beside what its applicant says.
ALTER TABLE appeal
	ADD COLUMN formal boolean NOT NULL DEFAULT false,
	ADD COLUMN recheck text CONSTRAINT appeal__recheck_check CHECK (recheck IN ('sound', 'weak', 'failed'));
COMMENT ON COLUMN appeal.formal IS 'A reviewer called an answer to it formal. It stays when a better answer follows.';
COMMENT ON COLUMN appeal.recheck IS 'What somebody of another unit found when they checked the closed case; the latest.';
UPDATE appeal a SET formal = true FROM decision_review r WHERE r.appeal_id = a.id AND r.verdict = 'formal';
UPDATE appeal a SET recheck = r.result FROM (
	SELECT DISTINCT ON (appeal_id) appeal_id, result FROM recheck WHERE state = 'done' ORDER BY appeal_id, ended_at DESC) r WHERE r.appeal_id = a.id;
CREATE INDEX appeal__formal_idx ON appeal (received_at DESC, id DESC) WHERE formal;
CREATE INDEX appeal__recheck_idx ON appeal (recheck, received_at DESC, id DESC) WHERE recheck IS NOT NULL;
