-- Reports of the statistics by mail.

CREATE TABLE statistic_subscription (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person (id),
	query text NOT NULL CONSTRAINT statistic_subscription__query_check CHECK (length(query) <= 500),
	frequency text NOT NULL CONSTRAINT statistic_subscription__frequency_check CHECK (frequency IN ('weekly', 'monthly')),
	language text NOT NULL CONSTRAINT statistic_subscription__language_check CHECK (language IN ('kk', 'ru', 'en')),
	made_at timestamptz NOT NULL,
	ended_at timestamptz
);
COMMENT ON TABLE statistic_subscription IS 'Who gets which statistics by mail. What a report holds is asked of the reader''s rights on the day it is sent.';
COMMENT ON COLUMN statistic_subscription.query IS 'Unit and filters as they stand in the address of the statistics; the period follows from the day.';
CREATE UNIQUE INDEX statistic_subscription__once_key ON statistic_subscription (person_id, query, frequency) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE (ended_at) ON statistic_subscription TO jauap_app;

CREATE TABLE statistic_report (
	subscription_id uuid NOT NULL REFERENCES statistic_subscription (id),
	turn text NOT NULL,
	sent_at timestamptz NOT NULL,
	PRIMARY KEY (subscription_id, turn)
);
COMMENT ON TABLE statistic_report IS 'A report is queued in the transaction that writes its row: once for each week or month.';
GRANT SELECT, INSERT ON statistic_report TO jauap_app;
