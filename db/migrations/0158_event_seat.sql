-- Who of a faction or a council is to come by the seat they hold: attendance is told for each member, not for the body alone.

ALTER TABLE event_person
	ADD COLUMN seat_id uuid REFERENCES mandate (id),
	ADD COLUMN reason text,
	ADD CONSTRAINT event_person__reason_check CHECK (reason IS NULL OR seat_id IS NOT NULL);
COMMENT ON COLUMN event_person.seat_id IS 'The seat by which they are to come; nobody takes them off the list. Empty: somebody whom the unit named.';
COMMENT ON COLUMN event_person.reason IS 'Why a member does not come, as the body or the secretary said; never public.';
CREATE INDEX event_person__seat_idx ON event_person (seat_id) WHERE seat_id IS NOT NULL;
GRANT UPDATE (seat_id, reason) ON event_person TO jauap_app;
