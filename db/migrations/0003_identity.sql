-- Accounts and sessions. Secrets are stored hashed (tokens, codes) or sealed (TOTP); passwords by argon2id.

CREATE TABLE account (
	id uuid PRIMARY KEY,
	kind text NOT NULL CONSTRAINT account__kind_check CHECK (kind IN ('staff', 'citizen')),
	email text NOT NULL,
	person_id uuid REFERENCES person (id),
	language text NOT NULL DEFAULT 'kk' CONSTRAINT account__language_check CHECK (language IN ('kk', 'ru', 'en')),
	password_hash text,
	totp_secret bytea,
	totp_confirmed_at timestamptz,
	totp_last_step bigint,
	created_at timestamptz NOT NULL DEFAULT now(),
	closed_at timestamptz,
	CONSTRAINT account__staff_person_check CHECK (kind <> 'staff' OR person_id IS NOT NULL)
);
COMMENT ON COLUMN account.totp_last_step IS 'The time step of the last accepted code: a code works once (RFC 6238 5.2).';
CREATE UNIQUE INDEX account__email_key ON account (lower(email), kind);
CREATE UNIQUE INDEX account__person_key ON account (person_id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON account TO jauap_app;

CREATE TABLE session (
	id uuid PRIMARY KEY,
	token_hash bytea NOT NULL CONSTRAINT session__token_key UNIQUE,
	account_id uuid NOT NULL REFERENCES account (id),
	factors text[] NOT NULL,
	created_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	ended_at timestamptz
);
COMMENT ON COLUMN session.factors IS 'What was shown so far: password, totp, passkey, mail. Staff need two, or a passkey.';
CREATE INDEX session__account_idx ON session (account_id, created_at);
GRANT SELECT, INSERT, UPDATE ON session TO jauap_app;

CREATE TABLE passkey (
	id uuid PRIMARY KEY,
	account_id uuid NOT NULL REFERENCES account (id),
	credential_id text NOT NULL CONSTRAINT passkey__credential_key UNIQUE,
	public_key bytea NOT NULL,
	counter bigint NOT NULL,
	transports text[] NOT NULL,
	name text NOT NULL,
	created_at timestamptz NOT NULL,
	used_at timestamptz
);
CREATE INDEX passkey__account_idx ON passkey (account_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO jauap_app;

CREATE TABLE challenge (
	id uuid PRIMARY KEY,
	purpose text NOT NULL CONSTRAINT challenge__purpose_check CHECK (purpose IN ('sign_in_code', 'passkey_register', 'passkey_sign_in', 'invite', 'reset', 'appeal_code')),
	subject text NOT NULL,
	secret_hash bytea NOT NULL,
	data jsonb NOT NULL DEFAULT '{}',
	attempts integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	used_at timestamptz
);
COMMENT ON TABLE challenge IS 'One-time secrets: codes by mail, passkey challenges, invitations. Each is used once and tried few times.';
COMMENT ON COLUMN challenge.subject IS 'Whom it is for: an account, a mail address, an appeal.';
CREATE INDEX challenge__subject_idx ON challenge (purpose, subject, created_at);
CREATE INDEX challenge__secret_idx ON challenge (secret_hash);
GRANT SELECT, INSERT, UPDATE, DELETE ON challenge TO jauap_app;

CREATE TABLE throttle (
	bucket text PRIMARY KEY,
	hits integer NOT NULL,
	resets_at timestamptz NOT NULL
);
COMMENT ON TABLE throttle IS 'Counts tries per key (address, account, number) in a window, across app nodes.';
GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO jauap_app;
