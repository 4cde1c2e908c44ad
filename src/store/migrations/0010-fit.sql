-- The fit is kept as well: how a user forgets follows from the log and the day alone. What was kept so far is
-- worked out again.
DROP TABLE answer;
CREATE TABLE answer (
  what        TEXT NOT NULL PRIMARY KEY CHECK (what IN ('outcome', 'advice', 'fit')),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  answer      TEXT NOT NULL,  -- JSON: numbers and places, no text of the user's
  hash        BLOB NOT NULL CHECK (length(hash) = 16)  -- over all of it
) STRICT, WITHOUT ROWID;
