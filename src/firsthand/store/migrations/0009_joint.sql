-- Statements that several make together are few: those of one of the others are looked for among
-- these alone. The speaker who is named first has a column.
CREATE INDEX statements_joint ON statements (id) WHERE replace(record, '"together":[', '') != record;
