-- Stories of which the user said that they do not answer a prompt. They are not offered for it again until
-- one of the two reads otherwise, which its hash shows. Goes with its prompt where that is deleted.
CREATE TABLE declined (
  story      INTEGER NOT NULL REFERENCES story (id),
  card       INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  story_hash BLOB    NOT NULL CHECK (length(story_hash) = 16),
  card_hash  BLOB    NOT NULL CHECK (length(card_hash) = 16),
  PRIMARY KEY (story, card)
) STRICT, WITHOUT ROWID;
CREATE INDEX declined_card ON declined (card);
