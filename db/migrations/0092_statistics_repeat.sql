-- Repeat appeals in the statistics: the same person, the same theme, the same unit, within a year.

ALTER TABLE statistic_fact ADD COLUMN repeated boolean NOT NULL DEFAULT false;
ALTER TABLE statistic_fact ALTER COLUMN repeated DROP DEFAULT;
ALTER TABLE statistic_cell ADD COLUMN repeated integer NOT NULL DEFAULT 0;
ALTER TABLE statistic_cell ALTER COLUMN repeated DROP DEFAULT;
-- What was counted before does not know it: the next count is of everything.
TRUNCATE statistic_fact, statistic_cell;
UPDATE statistic_state SET changed_from = '1970-01-01', counted_for = '1970-01-01';

-- Open appeals by the day of receipt and by the day of their term; read by dimension first.
ALTER TABLE statistic_cell DROP CONSTRAINT statistic_cell__dimension_check;
ALTER TABLE statistic_cell ADD CONSTRAINT statistic_cell__dimension_check CHECK (dimension IN ('unit', 'theme', 'territory', 'kind', 'channel', 'outcome', 'open_received', 'open_due'));
ALTER TABLE statistic_cell DROP CONSTRAINT statistic_cell_pkey;
ALTER TABLE statistic_cell ADD PRIMARY KEY (dimension, month, key, days);
CREATE INDEX statistic_fact__theme_idx ON statistic_fact (theme_id, received_at);
