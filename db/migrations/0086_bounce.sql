-- Letters of ours that came back: which one it was, and addresses that do not work.

CREATE TABLE mail_sent (
	id uuid PRIMARY KEY,
	topic text NOT NULL,
	payload jsonb NOT NULL,
	sent_at timestamptz NOT NULL,
	bounced_at timestamptz,
	status text
);
COMMENT ON TABLE mail_sent IS 'Letters whose bounce somebody waits for, by the id of their job; whom it is told under which topic. No address, no words. Swept after 30 days.';
CREATE INDEX mail_sent__sent_idx ON mail_sent (sent_at);
GRANT SELECT, INSERT, UPDATE (bounced_at, status), DELETE ON mail_sent TO jauap_app;

ALTER TABLE appeal_applicant ADD COLUMN email_failed_at timestamptz;
COMMENT ON COLUMN appeal_applicant.email_failed_at IS 'A letter came back from this address for good: until a link out of a letter is opened, nothing that must arrive is mailed there.';
