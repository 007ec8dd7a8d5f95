-- The Telegram bot: each update once, and where a conversation stands.

ALTER TABLE appeal DROP CONSTRAINT appeal__channel_check;
ALTER TABLE appeal ADD CONSTRAINT appeal__channel_check CHECK (channel IN ('web', 'api', 'visit', 'phone', 'letter', 'mail', 'telegram', 'import'));

CREATE TABLE telegram_update (
	id bigint PRIMARY KEY,
	at timestamptz NOT NULL
);
COMMENT ON TABLE telegram_update IS 'Updates that were taken: one that is delivered again changes nothing. Swept after 30 days.';
CREATE INDEX telegram_update__at_idx ON telegram_update (at);
GRANT SELECT, INSERT, DELETE ON telegram_update TO jauap_app;

CREATE TABLE telegram_chat (
	chat_hash bytea PRIMARY KEY,
	talk bytea NOT NULL,
	changed_at timestamptz NOT NULL
);
COMMENT ON TABLE telegram_chat IS 'How far a conversation is, sealed; the chat by a keyed hash of its id. Ends with the appeal, swept after 30 days.';
CREATE INDEX telegram_chat__changed_idx ON telegram_chat (changed_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON telegram_chat TO jauap_app;
