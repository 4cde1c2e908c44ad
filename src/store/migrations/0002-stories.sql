-- The rest of a story. Columns new in `story`, all NULL until they are written:
--   situation, task, action, result, lesson, "when", role, evidence, short  TEXT, running text
--   source  INTEGER, 0 measured, 1 estimated, 2 told
--   tags    TEXT, JSON: free words
-- New tables: story_version, silence, tick. The hash of a story covers the new columns once one of them
-- holds something, so that the rows of before keep theirs.
ALTER TABLE story ADD COLUMN situation TEXT;
ALTER TABLE story ADD COLUMN task TEXT;
ALTER TABLE story ADD COLUMN action TEXT;
ALTER TABLE story ADD COLUMN result TEXT;
ALTER TABLE story ADD COLUMN lesson TEXT;
ALTER TABLE story ADD COLUMN "when" TEXT;
ALTER TABLE story ADD COLUMN role TEXT;
ALTER TABLE story ADD COLUMN evidence TEXT;
ALTER TABLE story ADD COLUMN source INTEGER CHECK (source BETWEEN 0 AND 2);
ALTER TABLE story ADD COLUMN short TEXT;
ALTER TABLE story ADD COLUMN tags TEXT;

-- Every text a story ever had, numbered from 1. Rows are only ever added.
CREATE TABLE story_version (
  story  INTEGER NOT NULL REFERENCES story (id),
  number INTEGER NOT NULL CHECK (number > 0),
  at     INTEGER NOT NULL,
  text   TEXT    NOT NULL,  -- JSON: all fields of the story
  hash   BLOB    NOT NULL CHECK (length(hash) = 16),
  PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

-- The rules that no longer speak about a story.
CREATE TABLE silence (
  story INTEGER NOT NULL REFERENCES story (id),
  rule  TEXT    NOT NULL,
  PRIMARY KEY (story, rule)
) STRICT, WITHOUT ROWID;

-- Which criteria the tellings of a story met, by the user's own judgement.
CREATE TABLE tick (
  story INTEGER NOT NULL REFERENCES story (id),
  card  INTEGER NOT NULL REFERENCES card (id),
  at    INTEGER NOT NULL,
  PRIMARY KEY (story, card)
) STRICT, WITHOUT ROWID;
CREATE INDEX tick_card ON tick (card);

-- The search reads the running texts as well.
DROP TABLE story_text;
CREATE VIRTUAL TABLE story_text USING fts5 (title, cues, topics, body);
INSERT INTO story_text (rowid, title, cues, topics, body) SELECT id, title, cues, topics, '' FROM story;
