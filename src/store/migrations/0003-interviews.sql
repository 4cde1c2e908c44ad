-- What an interview may say beside company and day. Absent minutes are the day's, absent rounds those of
-- the company's profile, absent themes those of the company, or all that are practised. A cleared
-- interview is kept, because a debrief may stand on it.
ALTER TABLE interview ADD COLUMN minutes REAL CHECK (minutes > 0);
ALTER TABLE interview ADD COLUMN rounds INTEGER CHECK (rounds > 0);
ALTER TABLE interview ADD COLUMN themes TEXT;  -- JSON: slugs
ALTER TABLE interview ADD COLUMN cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1));

-- Days on which nothing is practised, whatever the interview.
CREATE TABLE day_off (
  day INTEGER PRIMARY KEY
) STRICT;

-- What was asked in an interview, and how the answer went: 0 fine, 1 shaky, 2 bad. Never a grade.
CREATE TABLE debrief (
  id        INTEGER PRIMARY KEY,
  interview INTEGER NOT NULL REFERENCES interview (id),
  at        INTEGER NOT NULL,
  asked     TEXT    NOT NULL,                      -- the user's words
  card      INTEGER REFERENCES card (id),          -- the prompt they were matched to
  story     INTEGER REFERENCES story (id),         -- the story told
  went      INTEGER NOT NULL CHECK (went BETWEEN 0 AND 2),
  follow_up TEXT,                                  -- the probe that hurt
  hash      BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;
CREATE INDEX debrief_card ON debrief (card) WHERE card IS NOT NULL;
