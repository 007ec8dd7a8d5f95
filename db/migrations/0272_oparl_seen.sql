-- Whether something was done since is asked of the journal by time: a row may be committed after a later one was read.
ALTER TABLE oparl_source DROP COLUMN seen;
