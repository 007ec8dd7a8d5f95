-- A programme's promises are read at the desk due first, whatever they are looked for by: two thousand of one in pages of twenty.

CREATE INDEX promise__programme_idx ON promise (programme_id, due_on, id);
