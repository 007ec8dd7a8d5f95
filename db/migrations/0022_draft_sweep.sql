-- Drafts of citizens that were not finished are removed after a term (setting drafts_kept_days).
CREATE INDEX appeal_draft__unsent_idx ON appeal_draft (changed_at) WHERE appeal_id IS NULL AND person_id IS NULL;
