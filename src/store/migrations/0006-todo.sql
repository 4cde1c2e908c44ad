-- When what a telling lacked was mended; until then it stands on its story's list.
ALTER TABLE missing ADD COLUMN done_at INTEGER;
