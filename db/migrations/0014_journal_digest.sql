-- The digest of the journal: up to which row it reaches.

-- A row takes its number before its transaction ends, so that a lower number may appear after a higher one. Under this
-- lock nobody is in the middle: every row up to the answer is there, and none will join them later.
CREATE FUNCTION journal_settled_id() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	LOCK TABLE journal IN SHARE MODE;
	RETURN (SELECT coalesce(max(id), 0) FROM journal);
END $$;
COMMENT ON FUNCTION journal_settled_id() IS 'Call it in a transaction of its own: writers wait until that ends.';
REVOKE EXECUTE ON FUNCTION journal_settled_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_settled_id() TO jauap_app;

COMMENT ON TABLE journal_digest IS 'One row a day, published: what was published cannot be edited quietly.';
COMMENT ON COLUMN journal_digest.last_id IS 'The digest covers the rows up to this one that the digest before did not.';
COMMENT ON COLUMN journal_digest.chains IS 'How many chains grew.';
COMMENT ON COLUMN journal_digest.digest IS 'sha256(digest before || sha256(heads of the chains that grew)); see platform/journal/digest.ts.';
