-- Sittings: an event of a faction or a council at which it decides. Who is there is a ledger; the agenda and its papers keep what they were.

CREATE TABLE sitting (
	event_id uuid PRIMARY KEY REFERENCES event (id),
	number text NOT NULL CONSTRAINT sitting__number_key UNIQUE,
	ordinal integer NOT NULL CONSTRAINT sitting__ordinal_check CHECK (ordinal > 0),
	closed_ground text,
	stream_url text,
	recording_url text,
	draft_at timestamptz,
	discussed_until date,
	undiscussed_reason text,
	final_at timestamptz,
	notice_short_days integer NOT NULL DEFAULT 0 CONSTRAINT sitting__notice_check CHECK (notice_short_days >= 0),
	notice_reason text,
	opened_at timestamptz,
	ended_at timestamptz,
	changed_at timestamptz NOT NULL,
	CONSTRAINT sitting__discussed_check CHECK ((draft_at IS NULL) = (discussed_until IS NULL)),
	CONSTRAINT sitting__undiscussed_check CHECK (final_at IS NULL OR num_nonnulls(draft_at, undiscussed_reason) = 1),
	CONSTRAINT sitting__short_check CHECK ((notice_short_days > 0) = (notice_reason IS NOT NULL)),
	CONSTRAINT sitting__opened_check CHECK (opened_at IS NULL OR final_at IS NOT NULL),
	CONSTRAINT sitting__ended_check CHECK (ended_at IS NULL OR final_at IS NOT NULL AND ended_at >= coalesce(opened_at, final_at))
);
COMMENT ON TABLE sitting IS 'What a sitting has beside its event, whose host is the body that sits. Its stage is read from these moments and never stored.';
COMMENT ON COLUMN sitting.ordinal IS 'The how-manieth sitting of the body in the year of its number.';
COMMENT ON COLUMN sitting.closed_ground IS 'Why the whole sitting is closed: citizens read that it is held and why they may not come.';
COMMENT ON COLUMN sitting.draft_at IS 'When the draft of the agenda went out to citizens.';
COMMENT ON COLUMN sitting.undiscussed_reason IS 'Why the agenda was not discussed with citizens beforehand; public.';
COMMENT ON COLUMN sitting.final_at IS 'When the agenda became final and the notice was served.';
COMMENT ON COLUMN sitting.notice_short_days IS 'By how many days the notice was shorter than the rule asks, with its reason; public.';
COMMENT ON COLUMN sitting.opened_at IS 'When the chair opened it, the quorum being there. Ended without it: it could not be held.';
GRANT SELECT, INSERT, UPDATE (closed_ground, stream_url, recording_url, draft_at, discussed_until, undiscussed_reason, final_at,
	notice_short_days, notice_reason, opened_at, ended_at, changed_at) ON sitting TO jauap_app;

CREATE TABLE sitting_item (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	parent_id uuid REFERENCES sitting_item (id),
	position integer NOT NULL CONSTRAINT sitting_item__position_check CHECK (position > 0),
	kind text NOT NULL CONSTRAINT sitting_item__kind_check CHECK (kind IN ('ordinary', 'promises', 'decisions')),
	title jsonb NOT NULL,
	rapporteur text NOT NULL DEFAULT '',
	minutes integer NOT NULL CONSTRAINT sitting_item__minutes_check CHECK (minutes BETWEEN 1 AND 480),
	majority integer NOT NULL DEFAULT 1 CONSTRAINT sitting_item__majority_check CHECK (majority BETWEEN 1 AND 6),
	closed_ground text,
	territory_id uuid REFERENCES territory (id),
	added_at timestamptz NOT NULL,
	added_reason text,
	withdrawn_at timestamptz,
	withdrawn_reason text,
	started_at timestamptz,
	ended_at timestamptz,
	video_second integer CONSTRAINT sitting_item__video_check CHECK (video_second >= 0),
	changed_at timestamptz NOT NULL,
	CONSTRAINT sitting_item__position_key UNIQUE NULLS NOT DISTINCT (event_id, parent_id, position) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT sitting_item__promises_check CHECK ((kind = 'promises') = (territory_id IS NOT NULL)),
	CONSTRAINT sitting_item__withdrawn_check CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
	CONSTRAINT sitting_item__ended_check CHECK (ended_at IS NULL OR ended_at >= started_at)
);
COMMENT ON TABLE sitting_item IS 'An item of an agenda; its number (1, 1.1) is read from its place. One that was withdrawn stays, with the reason.';
COMMENT ON COLUMN sitting_item.kind IS 'promises: the promises made to a place are reviewed; decisions: how earlier decisions are carried out.';
COMMENT ON COLUMN sitting_item.majority IS 'Which of the body''s kinds of question it is, by its place in the rule of the day.';
COMMENT ON COLUMN sitting_item.added_reason IS 'Why it came in after the notice was served; public.';
CREATE UNIQUE INDEX sitting_item__running_key ON sitting_item (event_id) WHERE started_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX sitting_item__territory_idx ON sitting_item (territory_id) WHERE territory_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON sitting_item TO jauap_app;

CREATE TABLE sitting_paper (
	id uuid PRIMARY KEY,
	item_id uuid NOT NULL REFERENCES sitting_item (id),
	kind text NOT NULL CONSTRAINT sitting_paper__kind_check CHECK (kind IN ('draft', 'report', 'other')),
	title text NOT NULL,
	withdrawn_at timestamptz,
	withdrawn_reason text,
	added_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	CONSTRAINT sitting_paper__withdrawn_check CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
COMMENT ON TABLE sitting_paper IS 'A paper of an item; draft: the decision as it is proposed, which citizens discuss paragraph by paragraph.';
CREATE INDEX sitting_paper__item_idx ON sitting_paper (item_id);
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_reason, changed_at) ON sitting_paper TO jauap_app;

CREATE TABLE sitting_paper_version (
	id uuid PRIMARY KEY,
	paper_id uuid NOT NULL REFERENCES sitting_paper (id),
	version integer NOT NULL CONSTRAINT sitting_paper_version__version_check CHECK (version > 0),
	text text,
	file_id uuid,
	sha256 bytea NOT NULL CONSTRAINT sitting_paper_version__sha256_check CHECK (octet_length(sha256) = 32),
	made_at timestamptz NOT NULL,
	made_by uuid REFERENCES person (id),
	CONSTRAINT sitting_paper_version__version_key UNIQUE (paper_id, version),
	CONSTRAINT sitting_paper_version__one_check CHECK (num_nonnulls(text, file_id) = 1)
);
COMMENT ON TABLE sitting_paper_version IS 'What a paper said at a time: a version is added, never changed.';
COMMENT ON COLUMN sitting_paper_version.text IS 'Paragraphs parted by an empty line: citizens comment on one of them.';
GRANT SELECT, INSERT ON sitting_paper_version TO jauap_app;

CREATE TABLE sitting_seat (
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	name text NOT NULL,
	place text NOT NULL,
	person_id uuid REFERENCES person (id),
	group_id uuid REFERENCES unit (id),
	PRIMARY KEY (event_id, mandate_id)
);
COMMENT ON TABLE sitting_seat IS 'Who held the seats of the body on the day of the sitting: taken down when people begin to come.';
COMMENT ON COLUMN sitting_seat.group_id IS 'The faction to which the member of a council belongs.';
GRANT SELECT, INSERT ON sitting_seat TO jauap_app;

CREATE TABLE sitting_note (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL,
	mandate_id uuid NOT NULL,
	what text NOT NULL CONSTRAINT sitting_note__what_check CHECK (what IN ('in', 'out', 'back', 'proxy')),
	holder_id uuid,
	at timestamptz NOT NULL,
	device text NOT NULL CONSTRAINT sitting_note__device_check CHECK (device IN ('desk', 'own')),
	noted_by uuid REFERENCES person (id),
	CONSTRAINT sitting_note__seat_fkey FOREIGN KEY (event_id, mandate_id) REFERENCES sitting_seat (event_id, mandate_id),
	CONSTRAINT sitting_note__holder_fkey FOREIGN KEY (event_id, holder_id) REFERENCES sitting_seat (event_id, mandate_id),
	CONSTRAINT sitting_note__holder_check CHECK ((what = 'proxy') = (holder_id IS NOT NULL) AND holder_id <> mandate_id)
);
COMMENT ON TABLE sitting_note IS 'The ledger of who is there: came in, went out, gave their voice to another, took it back. What was noted is never changed.';
COMMENT ON COLUMN sitting_note.device IS 'desk: the secretary noted it; own: the member did.';
CREATE INDEX sitting_note__event_idx ON sitting_note (event_id, at, id);
GRANT SELECT, INSERT ON sitting_note TO jauap_app;
