-- Meetings of a council by when they begin, those without a time last: in one order with the page's cursor.
DROP INDEX oparl_object__meeting_idx;
CREATE INDEX oparl_object__meeting_idx ON oparl_object (body_id, (coalesce(data ->> 'start', '') COLLATE "C") DESC, id DESC) WHERE type = 'Meeting' AND NOT deleted;
