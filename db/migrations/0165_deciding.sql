-- What is to be decided, by unit and date: a branch's list sorted every open appeal of each unit to show the first thirty, and a head's
-- own looked for those without an executor among all that the unit had ever received.
CREATE INDEX appeal__deciding_idx ON appeal (unit_id, due_on, id) WHERE state IN ('registered', 'in_work', 'correction');
CREATE INDEX appeal__unnamed_idx ON appeal (unit_id, due_on, id) WHERE state IN ('registered', 'in_work', 'correction') AND executor_id IS NULL;
