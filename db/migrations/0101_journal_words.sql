-- What people wrote when they acted: beside the journal, so that it can be removed while the chain stays whole.

CREATE TABLE journal_word (
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	seq integer NOT NULL,
	name text NOT NULL,
	text text NOT NULL,
	PRIMARY KEY (subject_kind, subject_id, seq, name)
);
COMMENT ON TABLE journal_word IS 'Words of an act (a reason, a report, what an applicant says), by its place in the chain. The chain itself holds none.';
CREATE TRIGGER journal_word_only_redacted BEFORE UPDATE ON journal_word FOR EACH ROW EXECUTE FUNCTION only_redacted('text');
GRANT SELECT, INSERT, UPDATE (text) ON journal_word TO jauap_app;
