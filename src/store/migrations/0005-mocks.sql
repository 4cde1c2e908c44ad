-- Mock interviews: drawn once, and taken up again where they were left. How a question went is a review
-- labelled mock, found by its submission; here stands what no review says.
CREATE TABLE mock (
  id       INTEGER PRIMARY KEY,
  uuid     TEXT    NOT NULL UNIQUE,
  at       INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  minutes  REAL    NOT NULL CHECK (minutes > 0),
  finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
  good     TEXT,   -- one thing that was good, in the user's words
  mend     TEXT,   -- one thing to mend
  hash     BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;

CREATE TABLE mock_question (
  mock        INTEGER NOT NULL REFERENCES mock (id),
  number      INTEGER NOT NULL CHECK (number > 0),
  interviewer INTEGER NOT NULL CHECK (interviewer > 0),
  card        INTEGER NOT NULL REFERENCES card (id),
  story       INTEGER REFERENCES story (id),
  again       INTEGER NOT NULL CHECK (again IN (0, 1)),  -- an earlier question takes the same story
  probes      TEXT    NOT NULL,  -- JSON: the follow-ups asked after the telling
  answered    INTEGER NOT NULL CHECK (answered IN (0, 1)),
  seconds     REAL    CHECK (seconds >= 0),
  hash        BLOB    NOT NULL CHECK (length(hash) = 16),
  PRIMARY KEY (mock, number)
) STRICT, WITHOUT ROWID;
