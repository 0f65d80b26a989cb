"""Triggers by which the database itself refuses to change rows.

SQLite drops them with the table when a migration copies it (`batch_alter_table`): such a migration creates them again.
"""

from sqlalchemy import Connection, text

FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% refuses %', TG_TABLE_NAME, TG_OP; END $$
"""


def protect(connection: Connection, table: str, *verbs: str) -> None:
    """Let the database refuse these verbs, UPDATE or DELETE, on the table."""
    if connection.dialect.name == "sqlite":
        for verb in verbs:
            refusal = f"SELECT RAISE(ABORT, '{table} refuses {verb}')"
            connection.execute(
                text(f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} BEGIN {refusal}; END")
            )
        return
    connection.execute(text(FUNCTION))
    for verb in verbs:
        events = "DELETE OR TRUNCATE" if verb == "DELETE" else verb
        words = f"BEFORE {events} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        connection.execute(text(f"CREATE TRIGGER {_name(table, verb)} {words}"))


def release(connection: Connection, table: str, *verbs: str) -> None:
    """Remove the triggers of these verbs from the table."""
    where = "" if connection.dialect.name == "sqlite" else f" ON {table}"
    for verb in verbs:
        connection.execute(text(f"DROP TRIGGER {_name(table, verb)}{where}"))


def _name(table: str, verb: str) -> str:
    return f"{table}_refuse_{verb.lower()}"
