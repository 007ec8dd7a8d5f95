-- How a faction or a council decides: who must be there, and how many voices carry which question. Editions by date.

CREATE TABLE decision_rule (
	id uuid PRIMARY KEY,
	unit_id uuid REFERENCES unit (id),
	valid_from date NOT NULL,
	quorum_base text NOT NULL CONSTRAINT decision_rule__base_check CHECK (quorum_base IN ('members', 'seats')),
	quorum_over integer NOT NULL,
	quorum_of integer NOT NULL,
	quorum_threshold text NOT NULL CONSTRAINT decision_rule__threshold_check CHECK (quorum_threshold IN ('more', 'least')),
	quorum_rounding text NOT NULL CONSTRAINT decision_rule__rounding_check CHECK (quorum_rounding IN ('up', 'nearest', 'down')),
	proxies text NOT NULL CONSTRAINT decision_rule__proxies_check CHECK (proxies IN ('none', 'vote', 'count')),
	most_proxies integer NOT NULL CONSTRAINT decision_rule__most_check CHECK (most_proxies BETWEEN 1 AND 10),
	source text NOT NULL,
	set_at timestamptz,
	set_by uuid REFERENCES person (id),
	CONSTRAINT decision_rule__share_check CHECK (quorum_over BETWEEN 1 AND quorum_of AND quorum_of <= 100),
	CONSTRAINT decision_rule__day_key UNIQUE NULLS NOT DISTINCT (unit_id, valid_from)
);
COMMENT ON TABLE decision_rule IS 'Each edition holds from its day until the next one of the same body. Without a body: what holds where a body has set nothing.';
COMMENT ON COLUMN decision_rule.source IS 'The charter''s article or the decision; of what ships with Jauap, what it follows.';
COMMENT ON COLUMN decision_rule.proxies IS 'What an absent member''s voice, given to one who is there, may do: nothing, vote, or vote and count as present.';
GRANT SELECT, INSERT ON decision_rule TO jauap_app;

CREATE TABLE decision_majority (
	rule_id uuid NOT NULL REFERENCES decision_rule (id),
	position integer NOT NULL CONSTRAINT decision_majority__position_check CHECK (position BETWEEN 1 AND 6),
	name jsonb NOT NULL,
	base text NOT NULL CONSTRAINT decision_majority__base_check CHECK (base IN ('decided', 'cast', 'present', 'members', 'seats')),
	share_over integer NOT NULL,
	share_of integer NOT NULL,
	threshold text NOT NULL CONSTRAINT decision_majority__threshold_check CHECK (threshold IN ('more', 'least')),
	rounding text NOT NULL CONSTRAINT decision_majority__rounding_check CHECK (rounding IN ('up', 'nearest', 'down')),
	tie text NOT NULL CONSTRAINT decision_majority__tie_check CHECK (tie IN ('lost', 'chair')),
	PRIMARY KEY (rule_id, position),
	CONSTRAINT decision_majority__share_check CHECK (share_over BETWEEN 1 AND share_of AND share_of <= 100)
);
COMMENT ON TABLE decision_majority IS 'The kinds of question of an edition, each with the voices that carry it. The first is the ordinary one.';
GRANT SELECT, INSERT ON decision_majority TO jauap_app;

-- What holds where a body has set nothing (RONR 12th ed. 40:2, 44:1: half of the members, more of the voices for than against).
INSERT INTO decision_rule (id, valid_from, quorum_base, quorum_over, quorum_of, quorum_threshold, quorum_rounding, proxies, most_proxies, source)
VALUES ('01920000-0000-7000-8000-000000000250', '2000-01-01', 'members', 1, 2, 'more', 'up', 'none', 1, 'RONR (12th ed.) 40:2, 44:1');
INSERT INTO decision_majority (rule_id, position, name, base, share_over, share_of, threshold, rounding, tie) VALUES
	('01920000-0000-7000-8000-000000000250', 1, '{"kk": "Жай мәселе", "ru": "Обычный вопрос", "en": "An ordinary question"}', 'decided', 1, 2, 'more', 'up', 'lost'),
	('01920000-0000-7000-8000-000000000250', 2, '{"kk": "Ережені өзгерту", "ru": "Изменение правил", "en": "A change of the rules"}', 'decided', 2, 3, 'least', 'up', 'lost');
