-- What was not taken comes onto the agenda of the next sitting by itself, once: nobody has to remember it.

ALTER TABLE sitting_item ADD COLUMN from_item_id uuid REFERENCES sitting_item (id);
CREATE UNIQUE INDEX sitting_item__from_item_id_key ON sitting_item (from_item_id) WHERE from_item_id IS NOT NULL;
-- A paper comes with its item, and its file is read by who may read either.
CREATE INDEX sitting_paper_version__file_idx ON sitting_paper_version (file_id) WHERE file_id IS NOT NULL;
COMMENT ON COLUMN sitting_item.from_item_id IS 'The item of an earlier sitting of the body that was not taken there.';
