"""How the database itself keeps the journal append-only."""

SQLITE = {
    "journal_no_update": "CREATE TRIGGER journal_no_update BEFORE UPDATE ON regie_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "journal_no_delete": "CREATE TRIGGER journal_no_delete BEFORE DELETE ON regie_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
}
POSTGRESQL = {
    "journal_no_update": "CREATE TRIGGER journal_no_update BEFORE UPDATE OR DELETE ON regie_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    "journal_no_delete": "CREATE TRIGGER journal_no_delete BEFORE TRUNCATE ON regie_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
}
REFUSE = """CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$ LANGUAGE plpgsql"""


def set_up(connection) -> None:
    """Make the triggers; harmless when they are there already."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(REFUSE)
        for trigger in (POSTGRESQL if connection.vendor == "postgresql" else SQLITE).values():
            cursor.execute(trigger)


def lift(connection) -> None:
    """Take the triggers away; only a migration and the tests' clean-up may."""
    on_table = " ON regie_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in SQLITE:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
