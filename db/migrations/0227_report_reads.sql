-- What somebody was given, closed or open: a report reads it of a year, among a million.
CREATE INDEX appeal__executor_idx ON appeal (executor_id) WHERE executor_id IS NOT NULL;
CREATE INDEX assignment__person_idx ON assignment (person_id, issued_at) WHERE person_id IS NOT NULL AND subject_kind <> 'appeal';
CREATE INDEX assignment__unit_idx ON assignment (unit_id, issued_at) WHERE person_id IS NULL AND subject_kind <> 'appeal';
