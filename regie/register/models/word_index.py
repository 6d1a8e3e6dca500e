"""Which index the database itself keeps of the words of the cases: FTS5 in SQLite, Dutch word stems in PostgreSQL."""

# `secure-delete` takes a word out of the index at once: what was erased is in no corner of the file.
SQLITE = (
    "CREATE VIRTUAL TABLE regie_word_index USING fts5(words, content='regie_searchtext', "
    "content_rowid='incident_id', tokenize='unicode61 remove_diacritics 2', prefix='3')",
    "INSERT INTO regie_word_index(regie_word_index, rank) VALUES('secure-delete', 1)",
    "CREATE TRIGGER words_in AFTER INSERT ON regie_searchtext BEGIN "
    "INSERT INTO regie_word_index(rowid, words) VALUES (new.incident_id, new.words); END",
    "CREATE TRIGGER words_out AFTER DELETE ON regie_searchtext BEGIN "
    "INSERT INTO regie_word_index(regie_word_index, rowid, words) "
    "VALUES ('delete', old.incident_id, old.words); END",
    "CREATE TRIGGER words_changed AFTER UPDATE ON regie_searchtext BEGIN "
    "INSERT INTO regie_word_index(regie_word_index, rowid, words) "
    "VALUES ('delete', old.incident_id, old.words); "
    "INSERT INTO regie_word_index(rowid, words) VALUES (new.incident_id, new.words); END",
)
POSTGRESQL = (
    "ALTER TABLE regie_searchtext ADD COLUMN stems tsvector "
    # Nothing but words and figures: the parser would take "2026-0001" for a sum, and "a@b.nl" for one word.
    "GENERATED ALWAYS AS (to_tsvector('dutch', regexp_replace(words, '[^[:alnum:]]+', ' ', 'g'))) STORED",
    "CREATE INDEX regie_word_index ON regie_searchtext USING gin (stems)",
)
# What there is already: cases from before the index, from what their tellers wrote.
FILL = """INSERT INTO regie_searchtext (incident_id, words)
SELECT i.id, i.reference || ' ' || i.place_words || ' ' || i.story || ' '
 || COALESCE((SELECT {join}(a.words, ' ') FROM regie_act a WHERE a.incident_id = i.id), '') || ' '
 || COALESCE((SELECT {join}(d.text, ' ') FROM regie_addition d WHERE d.incident_id = i.id), '')
FROM regie_incident i"""


def set_up(connection) -> None:
    """Make the index, and fill it with the words of the cases that are there."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if is_postgresql else SQLITE:
            cursor.execute(statement)
        cursor.execute(FILL.format(join="string_agg" if is_postgresql else "group_concat"))


def lift(connection) -> None:
    """Take the index away again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE regie_searchtext DROP COLUMN IF EXISTS stems")
            return
        for trigger in ("words_in", "words_out", "words_changed"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        cursor.execute("DROP TABLE IF EXISTS regie_word_index")
