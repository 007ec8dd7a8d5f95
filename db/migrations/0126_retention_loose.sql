-- What belongs to no appeal has terms of its own: letters that became none, machines' mail, drafts left at a desk.
ALTER TABLE retention_rule
	DROP CONSTRAINT retention_rule__what_check,
	ADD CONSTRAINT retention_rule__what_check CHECK (what IN ('person', 'words', 'files', 'letter', 'machine', 'draft', 'account')),
	ADD CONSTRAINT retention_rule__kind_check CHECK (kind IS NULL OR what IN ('person', 'words', 'files'));
COMMENT ON TABLE retention_rule IS 'After how many months which part of an appeal, or what belongs to none, is removed. Without a rule nothing is.';

ALTER TABLE mail_in
	ADD COLUMN held_at timestamptz,
	ADD COLUMN held_by uuid REFERENCES person (id),
	ADD COLUMN held_reason text,
	ADD COLUMN removed_at timestamptz,
	ADD COLUMN removed_rule uuid REFERENCES retention_rule (id),
	DROP CONSTRAINT mail_in__letter_check,
	ADD CONSTRAINT mail_in__letter_check CHECK ((letter IS NULL) = (appeal_id IS NOT NULL OR outcome = 'bounce' OR removed_at IS NOT NULL)),
	ADD CONSTRAINT mail_in__held_check CHECK ((held_at IS NULL) = (held_reason IS NULL));
COMMENT ON COLUMN mail_in.held_at IS 'Somebody needs the letter (a court, a check): no rule removes it until it is let go.';
COMMENT ON COLUMN mail_in.removed_at IS 'When the letter was removed by a rule; that it came, when and why it became no appeal stays.';
CREATE INDEX mail_in__seen_idx ON mail_in (seen_at) WHERE letter IS NOT NULL AND seen_at IS NOT NULL;
GRANT UPDATE (letter, held_at, held_by, held_reason, removed_at, removed_rule) ON mail_in TO jauap_app;

-- A citizen's account that nobody uses and that no appeal names goes by a rule, too; sessions that ended are of no use to anybody.
GRANT DELETE ON account, session TO jauap_app;
