-- Words that begin with the same two or three letters are found together (`ban*`), without
-- joining the rows of each such word: a search took up to 200 ms for 100,000 documents, and takes
-- 15. The index of texts grows to about twice its size, a twentieth of the ledger.
DROP TABLE text_index;
CREATE VIRTUAL TABLE text_index USING fts5 (
    text, content = 'documents', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO text_index (text_index) VALUES ('rebuild');
