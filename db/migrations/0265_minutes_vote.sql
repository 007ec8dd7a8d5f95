-- By which vote a decision was taken.

ALTER TABLE minutes_decision ADD COLUMN vote_id uuid REFERENCES sitting_vote (id);
COMMENT ON COLUMN minutes_decision.vote_id IS 'The vote that carried it; null: noted without a vote.';
