-- Who came: counted at the door, by the number of a registration, and those who came without one.

ALTER TABLE participant
	ADD COLUMN came integer CONSTRAINT participant__came_check CHECK (came BETWEEN 0 AND 20),
	ADD COLUMN came_at timestamptz,
	ADD CONSTRAINT participant__came_at_check CHECK ((came IS NULL) = (came_at IS NULL));
COMMENT ON COLUMN participant.came IS 'How many really came with this registration; 0: it was marked by mistake. Null: nobody was seen.';
GRANT UPDATE (came, came_at) ON participant TO jauap_app;

ALTER TABLE gathering ADD COLUMN walk_ins integer NOT NULL DEFAULT 0 CONSTRAINT gathering__walk_ins_check CHECK (walk_ins BETWEEN 0 AND 100000);
COMMENT ON COLUMN gathering.walk_ins IS 'How many came without a registration, as counted at the door.';
GRANT UPDATE (walk_ins) ON gathering TO jauap_app;
