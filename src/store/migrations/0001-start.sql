-- The first schema. Days are whole days since 1970-01-01, instants milliseconds since then in UTC,
-- offsets seconds east of UTC. Numbers for kind, form, label and state are those of engine and story.

-- Who writes the log. The newest device is the one that writes; a restored database gets a new one, so
-- that no number is issued twice. `head` is the hash of the row numbered `seq`: a missing tail is seen.
CREATE TABLE device (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT    NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  seq        INTEGER NOT NULL CHECK (seq >= 0),
  head       BLOB    NOT NULL CHECK (length(head) = 16)
) STRICT;

CREATE TABLE deck (
  id         INTEGER PRIMARY KEY,
  slug       TEXT    NOT NULL UNIQUE,
  title      TEXT    NOT NULL,
  track      TEXT,
  level      TEXT,
  summary    TEXT,
  related    TEXT    NOT NULL,  -- JSON: slugs
  companies  TEXT    NOT NULL,  -- JSON: objects with name and calls_it
  tags       TEXT    NOT NULL,  -- JSON: words
  source     TEXT    NOT NULL,  -- what a re-import must come from: 'bundled', an address, or the first slug
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  opened     INTEGER NOT NULL CHECK (opened IN (0, 1)),      -- a prompt of it was recalled: short cards are served
  introduced INTEGER NOT NULL CHECK (introduced IN (0, 1)),  -- its strong sample was shown before the first telling
  hash       BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;

-- The deck's wording and the user's own are separate: an import never touches `own`. A guest was added
-- to the deck from another source, and its own source never retires it; added_variants came that way too.
CREATE TABLE card (
  id        INTEGER PRIMARY KEY,
  deck      INTEGER NOT NULL REFERENCES deck (id),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  slug      TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  front     TEXT    NOT NULL,
  detail    TEXT    NOT NULL,   -- JSON: everything else the deck says of the card
  own       TEXT,
  added_variants TEXT NOT NULL, -- JSON: other wordings
  guest     INTEGER NOT NULL CHECK (guest IN (0, 1)),
  retired   INTEGER NOT NULL CHECK (retired IN (0, 1)),
  suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
  buried    INTEGER,            -- the day on which it comes back
  hash      BLOB    NOT NULL CHECK (length(hash) = 16),
  UNIQUE (deck, kind, slug)
) STRICT;
CREATE INDEX card_buried ON card (buried) WHERE buried IS NOT NULL;

CREATE TABLE story (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT    NOT NULL UNIQUE,
  title      TEXT    NOT NULL,
  cues       TEXT    NOT NULL,  -- JSON: short lines
  topics     TEXT    NOT NULL,  -- JSON: words of the closed list
  state      INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  hash       BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;
CREATE VIRTUAL TABLE story_text USING fts5 (title, cues, topics);

-- Which stories answer which prompts; one of a prompt's stories is its first choice.
CREATE TABLE link (
  card  INTEGER NOT NULL REFERENCES card (id),
  story INTEGER NOT NULL REFERENCES story (id),
  angle TEXT,
  first INTEGER NOT NULL CHECK (first IN (0, 1)),
  hash  BLOB    NOT NULL CHECK (length(hash) = 16),
  PRIMARY KEY (card, story)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX link_first ON link (card) WHERE first = 1;
CREATE INDEX link_story ON link (story);

-- The log: the truth. Rows are only ever added; undo adds a retraction. Both tables share the device's
-- sequence, and each row's hash covers the row and the hash of that device's row before it.
CREATE TABLE review (
  device     INTEGER NOT NULL REFERENCES device (id),
  seq        INTEGER NOT NULL,
  card       INTEGER NOT NULL REFERENCES card (id),
  at         INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  grade      INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 5),
  form       INTEGER NOT NULL CHECK (form BETWEEN 0 AND 2),
  label      INTEGER NOT NULL CHECK (label BETWEEN 0 AND 3),
  seconds    REAL    CHECK (seconds >= 0),
  story      INTEGER REFERENCES story (id),
  hash       BLOB    NOT NULL CHECK (length(hash) = 16),
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_card ON review (card);
CREATE INDEX review_story ON review (story) WHERE story IS NOT NULL;

CREATE TABLE retraction (
  device        INTEGER NOT NULL REFERENCES device (id),
  seq           INTEGER NOT NULL,
  review_device INTEGER NOT NULL,
  review_seq    INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  hash          BLOB    NOT NULL CHECK (length(hash) = 16),
  PRIMARY KEY (device, seq),
  FOREIGN KEY (review_device, review_seq) REFERENCES review (device, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX retraction_review ON retraction (review_device, review_seq);

-- A review that stands in the place of one that was taken back: it carries that one's instant and day,
-- and the fold reads it where that one stood.
CREATE TABLE correction (
  device    INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  of_device INTEGER NOT NULL,
  of_seq    INTEGER NOT NULL,
  PRIMARY KEY (device, seq),
  FOREIGN KEY (device, seq) REFERENCES review (device, seq),
  FOREIGN KEY (of_device, of_seq) REFERENCES review (device, seq)
) STRICT, WITHOUT ROWID;

-- The same submission sent twice counts once.
CREATE TABLE submission (
  id     TEXT    PRIMARY KEY,
  device INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  FOREIGN KEY (device, seq) REFERENCES review (device, seq)
) STRICT, WITHOUT ROWID;

-- Where a day begins in a device's log, so that a day is read without reading the log.
CREATE TABLE day_start (
  day    INTEGER NOT NULL,
  device INTEGER NOT NULL REFERENCES device (id),
  seq    INTEGER NOT NULL,
  PRIMARY KEY (day, device)
) STRICT, WITHOUT ROWID;

-- Cache: each reviewed card's state, folded from the log; `retell check` rebuilds and compares it.
-- short, position, deck and served repeat what card and deck say, so that one index serves the day.
CREATE TABLE schedule (
  card          INTEGER PRIMARY KEY REFERENCES card (id),
  short         INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  deck          INTEGER NOT NULL,
  served        INTEGER NOT NULL,
  repetitions   INTEGER NOT NULL,
  ease          REAL    NOT NULL,
  interval      INTEGER NOT NULL,
  due           INTEGER NOT NULL,
  set_day       INTEGER NOT NULL,
  last_day      INTEGER NOT NULL,
  memory_day    INTEGER NOT NULL,
  lapses        INTEGER NOT NULL,
  strength      REAL    NOT NULL,
  growth        REAL    NOT NULL,
  last_grade    INTEGER NOT NULL,
  tellings      INTEGER NOT NULL,
  reviews       INTEGER NOT NULL,
  right_in_a_row INTEGER NOT NULL
) STRICT;
CREATE INDEX schedule_due ON schedule (short, due, last_day, strength, position, deck) WHERE served = 1;

-- Cache: the cards that wait for their first review, in the order in which they come: position first,
-- then deck, so that themes interleave. queue: 0 prompt, 1 short card of an opened deck, 2 of an unopened one.
CREATE TABLE waiting (
  card     INTEGER PRIMARY KEY REFERENCES card (id),
  queue    INTEGER NOT NULL CHECK (queue BETWEEN 0 AND 2),
  position INTEGER NOT NULL,
  deck     INTEGER NOT NULL
) STRICT;
CREATE INDEX waiting_order ON waiting (queue, position, deck);

-- What a telling lacked, in the user's words.
CREATE TABLE missing (
  id    INTEGER PRIMARY KEY,
  card  INTEGER NOT NULL REFERENCES card (id),
  story INTEGER REFERENCES story (id),
  at    INTEGER NOT NULL,
  text  TEXT    NOT NULL,
  hash  BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;

-- What was answered about the interview ahead; the plan builds on it.
CREATE TABLE interview (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT    NOT NULL UNIQUE,
  company TEXT,
  day     INTEGER,
  set_at  INTEGER NOT NULL,
  set_day INTEGER NOT NULL,
  hash    BLOB    NOT NULL CHECK (length(hash) = 16)
) STRICT;

-- The program version whose bundled decks are in here; a newer one brings its own up to date.
CREATE TABLE program (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT    NOT NULL
) STRICT;
