-- A decision that lies on the appeal's page is delivered when its applicant first reads it there.
ALTER TABLE delivery DROP CONSTRAINT delivery__state_check;
ALTER TABLE delivery ADD CONSTRAINT delivery__state_check CHECK (state IN ('waiting', 'sent', 'failed', 'handed', 'read'));
COMMENT ON TABLE delivery IS 'How the decision reached the citizen. A letter waits until somebody records that it was posted or handed over; on the page it waits until it is read, or somebody tells it by telephone.';
-- Letters that could never be posted: nobody left an address.
UPDATE delivery d SET channel = 'page' FROM appeal_applicant p
	WHERE p.appeal_id = d.appeal_id AND d.channel = 'letter' AND d.state = 'waiting' AND p.address IS NULL;
