-- What is done, a unit's newest on top: without it the list walks past all that is open, which is what is new.
CREATE INDEX appeal__unit_done_idx ON appeal (unit_id, received_at DESC, id DESC) WHERE state IN ('answered', 'closed', 'withdrawn', 'merged');
