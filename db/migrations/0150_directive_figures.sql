-- Figures of directives are counted by the date first given to their parts.
CREATE INDEX assignment__directive_due_idx ON assignment (first_due_on) WHERE origin_kind = 'directive';
