-- The latest answers about the interview loop, which is played thousands of times for one. A cache: the
-- fingerprint covers everything an answer follows from, and an answer that is missing is worked out again.
CREATE TABLE answer (
  what        TEXT NOT NULL PRIMARY KEY CHECK (what IN ('outcome', 'advice')),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  answer      TEXT NOT NULL,  -- JSON: numbers and places, no text of the user's
  hash        BLOB NOT NULL CHECK (length(hash) = 16)  -- over all of it
) STRICT, WITHOUT ROWID;
