-- A page reads all months of a period for each of its units: they lie together, with what is summed.
ALTER TABLE scorecard_figure
	DROP CONSTRAINT scorecard_figure_pkey,
	ADD PRIMARY KEY (unit_id, month, measure, since) INCLUDE (until, n, total);
