-- What is new in the whole register, what is due first on top: without it the central office's list walks everything that is due.
CREATE INDEX appeal__new_idx ON appeal (due_on, id) WHERE state IN ('received', 'registered');
