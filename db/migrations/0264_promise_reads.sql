-- What was measured with 20,000 promises over 2,000 settlements (docs/benchmark.md).

-- Overdue milestones are a handful beside what is overdue of appeals and directives.
CREATE INDEX assignment__promise_due_idx ON assignment (due_on, id) WHERE closed_at IS NULL AND subject_kind = 'promise';
