-- What councils publish in the open standard OParl: our own objects as they were last published, and those of councils that were taken in.

CREATE TABLE oparl_source (
	id uuid PRIMARY KEY,
	url text NOT NULL,
	system jsonb NOT NULL DEFAULT '{}',
	licence text,
	taken_at timestamptz,
	seen bigint NOT NULL DEFAULT 0,
	CONSTRAINT oparl_source__url_key UNIQUE (url)
);
COMMENT ON TABLE oparl_source IS 'Where objects come from: another system, by the address of its OParl endpoint; our own rooms have the empty address.';
COMMENT ON COLUMN oparl_source.system IS 'The System object as it was received.';
COMMENT ON COLUMN oparl_source.licence IS 'Under which licence whoever took it in says it may be shown, where the source does not say it itself.';
COMMENT ON COLUMN oparl_source.seen IS 'The last row of the journal that our own objects were compared after.';
GRANT SELECT, INSERT, UPDATE ON oparl_source TO jauap_app;

INSERT INTO oparl_source (id, url) VALUES ('00000000-0000-8000-8000-00000000000a', '');

CREATE TABLE oparl_object (
	id uuid PRIMARY KEY,
	source_id uuid NOT NULL REFERENCES oparl_source (id),
	body_id uuid NOT NULL,
	type text NOT NULL CONSTRAINT oparl_object__type_check CHECK (type IN ('Body', 'LegislativeTerm', 'Organization', 'Person', 'Membership', 'Meeting',
		'AgendaItem', 'Paper', 'Consultation', 'File', 'Location')),
	ref text NOT NULL,
	holder_id uuid,
	data jsonb,
	created_at timestamptz NOT NULL,
	modified_at timestamptz NOT NULL,
	deleted boolean NOT NULL DEFAULT false,
	CONSTRAINT oparl_object__ref_key UNIQUE (source_id, ref)
);
COMMENT ON TABLE oparl_object IS 'One object of OParl, also one that stands inside another. What was deleted stays as a tombstone: harvesters ask for it.';
COMMENT ON COLUMN oparl_object.ref IS 'The id in the source.';
COMMENT ON COLUMN oparl_object.holder_id IS 'The object inside which it was received.';
COMMENT ON COLUMN oparl_object.data IS 'As it was received, with what stands inside it; of a tombstone only what the source said of the deletion.';
COMMENT ON COLUMN oparl_object.modified_at IS 'When it last changed here: whoever follows us by modified_since misses nothing.';
CREATE INDEX oparl_object__list_idx ON oparl_object (body_id, type, id);
CREATE INDEX oparl_object__type_idx ON oparl_object (type, id) WHERE type = 'Body';
CREATE INDEX oparl_object__organization_idx ON oparl_object USING gin ((data -> 'organization') jsonb_path_ops) WHERE type IN ('Meeting', 'Consultation');
CREATE INDEX oparl_object__meeting_idx ON oparl_object (body_id, ((data ->> 'start') COLLATE "C") DESC, id DESC) WHERE type = 'Meeting' AND NOT deleted;
GRANT SELECT, INSERT, UPDATE ON oparl_object TO jauap_app;
