-- Wishes to meet are taken in at field receptions, too; what the server cannot take is set aside in writing.

ALTER TABLE wish
	DROP CONSTRAINT wish__channel_check,
	ADD CONSTRAINT wish__channel_check CHECK (channel IN ('web', 'phone', 'desk', 'field')),
	ADD COLUMN walk_in boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN wish.walk_in IS 'They came by themselves, without a time, to a reception where no line could be led: since received_at they wait as everybody.';

CREATE TABLE field_aside (
	id uuid PRIMARY KEY,
	kit_id uuid NOT NULL REFERENCES field_kit (id),
	kind text NOT NULL,
	said_at timestamptz NOT NULL,
	refusal text NOT NULL CONSTRAINT field_aside__refusal_check CHECK (refusal <> ''),
	reason text NOT NULL CONSTRAINT field_aside__reason_check CHECK (reason <> ''),
	set_at timestamptz NOT NULL
);
COMMENT ON TABLE field_aside IS 'Records of devices that were refused and that somebody set aside: by the id that the device made. None of them lands later.';
COMMENT ON COLUMN field_aside.said_at IS 'When it was taken, by the clock of the device.';
COMMENT ON COLUMN field_aside.refusal IS 'Why it was refused, in the words that stood on the device.';
COMMENT ON COLUMN field_aside.reason IS 'Why it is set aside, in the words of who did.';
CREATE INDEX field_aside__kit_idx ON field_aside (kit_id, set_at);
GRANT SELECT, INSERT ON field_aside TO jauap_app;
