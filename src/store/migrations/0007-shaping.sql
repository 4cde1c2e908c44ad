-- Sittings in which a story was shaped, and days on which that was left for another day. A sitting is no
-- review: it grades nothing, and no schedule follows from it.
CREATE TABLE shaping (
  story   INTEGER NOT NULL REFERENCES story (id),
  at      INTEGER NOT NULL,  -- when it began
  day     INTEGER NOT NULL,
  skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
  minutes REAL    NOT NULL CHECK (minutes >= 0),  -- what it took of the day's minutes
  telling REAL    CHECK (telling >= 0),  -- seconds of telling it aloud; NULL where that was not measured
  PRIMARY KEY (story, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX shaping_day ON shaping (day);
