-- A citizen signs in by a code sent to a mail address or to a telephone: an account has one of them or both, staff always a mail address.
-- The telephone is sealed and found by a blind index, as an applicant's: nobody reads, sorts or searches the table by it, and the numbers of
-- all who spoke would be worth stealing. The mail address stays in the open: staff sign in by theirs, and lists of staff are searched by it.

ALTER TABLE account
	ALTER COLUMN email DROP NOT NULL,
	ADD COLUMN phone bytea,
	ADD COLUMN phone_index bytea,
	ADD CONSTRAINT account__contact_check CHECK (email IS NOT NULL OR (kind = 'citizen' AND phone IS NOT NULL)),
	ADD CONSTRAINT account__phone_check CHECK ((phone IS NULL) = (phone_index IS NULL) AND (phone IS NULL OR kind = 'citizen'));
COMMENT ON COLUMN account.phone IS 'Of a citizen who proved it by a code, as +77011234567; sealed. A closed account keeps it, as it keeps its mail address.';
CREATE UNIQUE INDEX account__phone_key ON account (phone_index) WHERE phone_index IS NOT NULL;

ALTER TABLE challenge
	DROP CONSTRAINT challenge__purpose_check,
	ADD CONSTRAINT challenge__purpose_check
		CHECK (purpose IN ('sign_in_code', 'contact_code', 'passkey_register', 'passkey_sign_in', 'invite', 'reset', 'appeal_code'));
COMMENT ON TABLE challenge IS 'One-time secrets: codes by mail and text message, passkey challenges, invitations. Each is used once and tried few times.';
COMMENT ON COLUMN challenge.subject IS 'Whom it is for: an account, the blind index of a mail address or a telephone, an appeal.';
COMMENT ON COLUMN session.factors IS 'What was shown so far: password, totp, passkey, mail, sms. Staff need two, or a passkey.';
