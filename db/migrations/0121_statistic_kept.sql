-- What a reader of the statistics may not know of is asked for on each page: from the index alone.
CREATE INDEX appeal__kept_idx ON appeal (unit_id) INCLUDE (id, received_at, sensitive, conflicted) WHERE sensitive OR conflicted;
