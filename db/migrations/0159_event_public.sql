-- Which sittings citizens may read of.

ALTER TABLE event ADD COLUMN public boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN event.public IS 'Citizens read its title, its time and place, and how many members of a body came; nothing else of it.';
