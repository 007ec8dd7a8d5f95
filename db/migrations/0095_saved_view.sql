-- Saved views: filters of the register under a name, for oneself or for the people of a unit.

CREATE TABLE saved_view (
	id uuid PRIMARY KEY,
	owner_id uuid NOT NULL REFERENCES person (id),
	unit_id uuid REFERENCES unit (id),
	name text NOT NULL CONSTRAINT saved_view__name_check CHECK (length(name) BETWEEN 1 AND 80),
	query text NOT NULL CONSTRAINT saved_view__query_check CHECK (length(query) <= 2000),
	made_at timestamptz NOT NULL,
	removed_at timestamptz,
	removed_by uuid REFERENCES person (id),
	CONSTRAINT saved_view__removed_check CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
COMMENT ON TABLE saved_view IS 'A filter of the register under a name. What it finds is asked of the reader''s own rights each time: a shared view shows nobody more than they may see.';
COMMENT ON COLUMN saved_view.unit_id IS 'Whose people see it in their column; the owner alone when empty.';
COMMENT ON COLUMN saved_view.query IS 'The filter as it stands in the address of the search page.';
CREATE UNIQUE INDEX saved_view__name_key ON saved_view (owner_id, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX saved_view__unit_idx ON saved_view (unit_id) WHERE removed_at IS NULL AND unit_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (removed_at, removed_by) ON saved_view TO jauap_app;
