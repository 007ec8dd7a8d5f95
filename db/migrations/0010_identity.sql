-- A second factor is replaced only when the new one was shown to work; sessions say where they are.

ALTER TABLE account ADD COLUMN totp_pending bytea;
COMMENT ON COLUMN account.totp_pending IS 'Sealed: a TOTP secret that was shown but not yet confirmed by a code. The confirmed one holds until then.';

ALTER TABLE session ADD COLUMN client text NOT NULL DEFAULT '';
COMMENT ON COLUMN session.client IS 'Browser and system in two words (Firefox, Windows), so that people recognise their own sessions. No address is kept.';
COMMENT ON COLUMN session.factors IS 'What was shown so far: password, totp, passkey, mail, demo. Staff need two, or a passkey.';
