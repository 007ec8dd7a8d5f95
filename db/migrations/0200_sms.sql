-- Text messages that went out: what the other side calls them, and whether they arrived.

CREATE TABLE sms_sent (
	id uuid PRIMARY KEY,
	parts smallint NOT NULL,
	taken text[] NOT NULL DEFAULT '{}',
	arrived text[] NOT NULL DEFAULT '{}',
	state text NOT NULL DEFAULT 'waiting' CONSTRAINT sms_sent__state_check CHECK (state IN ('waiting', 'sent', 'delivered', 'failed')),
	topic text,
	payload jsonb,
	made_at timestamptz NOT NULL
);
COMMENT ON TABLE sms_sent IS 'Text messages by the id of their job, so that what was taken is not sent again; whom it is told under which topic. No number, no words. Swept after 30 days.';
COMMENT ON COLUMN sms_sent.taken IS 'The ids that the other side gave to the parts it took, in their order.';
COMMENT ON COLUMN sms_sent.arrived IS 'Those of them that reached the telephone.';
CREATE INDEX sms_sent__taken_idx ON sms_sent USING gin (taken);
CREATE INDEX sms_sent__made_idx ON sms_sent (made_at);
GRANT SELECT, INSERT, UPDATE (taken, arrived, state), DELETE ON sms_sent TO jauap_app;
