-- Statistics of a million: what is counted of each appeal lies packed by month of receipt and branch (decision 0003).

DROP TABLE statistic_fact, statistic_cell;

CREATE TABLE statistic_month (
	month date PRIMARY KEY,
	format smallint NOT NULL,
	counted_at timestamptz NOT NULL
);
COMMENT ON TABLE statistic_month IS 'Months of receipt that are counted, in the deployment''s zone. Forgetting a row has the month counted anew.';
COMMENT ON COLUMN statistic_month.format IS 'How its blocks are packed; of another format than the program''s they are counted anew.';
GRANT SELECT, INSERT, UPDATE, DELETE ON statistic_month TO jauap_app;

CREATE TABLE statistic_block (
	stamp uuid PRIMARY KEY,
	month date NOT NULL REFERENCES statistic_month (month) ON DELETE CASCADE,
	branch_id uuid NOT NULL,
	open boolean NOT NULL,
	units uuid[] NOT NULL,
	size integer NOT NULL,
	versions bigint NOT NULL,
	data bytea NOT NULL,
	CONSTRAINT statistic_block__once_key UNIQUE (month, branch_id, open)
);
-- Columns of small numbers: packing them again costs more than it saves.
ALTER TABLE statistic_block ALTER COLUMN data SET STORAGE EXTERNAL;
COMMENT ON TABLE statistic_block IS 'What is counted of the appeals of one month and branch, packed in columns (statistics/rules/block.ts). No personal data.';
COMMENT ON COLUMN statistic_block.stamp IS 'New whenever the block is written: what a process keeps of it is true as long as the stamp is.';
COMMENT ON COLUMN statistic_block.branch_id IS 'The unit below the root that the appeals'' units lie in, or the root; only a way to part them, units may move.';
COMMENT ON COLUMN statistic_block.versions IS 'Sum of the versions of its appeals: with their number it tells whether the register is as it was counted.';
COMMENT ON COLUMN statistic_block.open IS 'Those that somebody still owes something for: few in old months, and asked of whatever the period.';
GRANT SELECT, INSERT, UPDATE, DELETE ON statistic_block TO jauap_app;

ALTER TABLE statistic_state DROP COLUMN changed_from, DROP COLUMN counted_for, ADD COLUMN counted_at timestamptz;
COMMENT ON TABLE statistic_state IS 'Up to which moment all changes are counted; null until everything was counted once. One row.';
