"""The format of a shared ledger, as numbered steps: `migrations/postgres/0007_*.sql` and so on.

The numbers are those of a ledger file; the first step here is as a file was at that number.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from firsthand.errors import StoreError
from firsthand.store import migrations
from firsthand.store.postgres_tables import PostgresTables


@cache
def steps() -> dict[int, str]:
    """Return the SQL of each step by its number, in order.

    Raises:
        StoreError: the numbers have a gap, so the installation is damaged.
    """
    folder = resources.files(migrations) / "postgres"
    found = {int(item.name[:4]): item for item in folder.iterdir() if item.name.endswith(".sql")}
    numbers = sorted(found)
    if numbers != list(range(numbers[0], len(migrations.steps()) + 1)):
        raise StoreError("a step of the ledger's format is missing; reinstall Firsthand")
    return {number: found[number].read_text(encoding="utf-8") for number in numbers}


def migrate(tables: PostgresTables, *, create: bool) -> None:
    """Bring the ledger up to the present format, with all that is in it, or leave it as it was.

    Raises:
        StoreError: there is none, it is of a newer version, or the tables are of another program.
    """
    version = _version(tables)
    if version == 0 and not create:
        raise StoreError(
            f"{tables.place}: there is no ledger here; make one with 'firsthand ingest PATH', "
            "or name another with --ledger"
        )
    newest = max(steps())
    if version > newest:
        raise StoreError(
            f"{tables.place}: the ledger has format {version}, this Firsthand knows up to "
            f"{newest}; install a newer Firsthand, or name another ledger with --ledger"
        )
    if version < newest:
        with tables.transaction("format"):
            # Another process may have been first while this one waited for its turn.
            _apply(tables, _version(tables))


def _apply(tables: PostgresTables, version: int) -> None:
    if version == 0:
        _begin_anew(tables)
    for number, sql in steps().items():
        if number > version:
            with tables.guarded():
                tables.connection.execute_simple(sql)
    tables.run("DELETE FROM ledger_format")
    tables.run("INSERT INTO ledger_format (version) VALUES (?)", max(steps()))


def _begin_anew(tables: PostgresTables) -> None:
    """Make the schema and the table that says the version.

    Raises:
        StoreError: the schema holds tables that are not ours.
    """
    schema = tables.address.schema.replace('"', '""')
    if tables.one("SELECT 1 FROM pg_namespace WHERE nspname = ?", tables.address.schema) is None:
        tables.run(f'CREATE SCHEMA "{schema}"')
    sql = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = ? LIMIT 1"
    other = tables.one(sql, tables.address.schema)
    if other is not None:
        raise StoreError(
            f"{tables.place}: the schema holds tables of another program ({other[0]}); "
            "name a schema of its own with ?schema=NAME"
        )
    tables.run("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
    sql = """SELECT nspname::text FROM pg_extension
             JOIN pg_namespace AS n ON n.oid = extnamespace WHERE extname = 'pg_trgm'"""
    home = tables.one(sql)
    if home is not None:  # an administrator may have put it elsewhere
        path = f'"{schema}", public, "{home[0]}"'
        tables.one("SELECT set_config('search_path', ?, true)", path)
    tables.run("CREATE TABLE ledger_format (version bigint NOT NULL)")


def _version(tables: PostgresTables) -> int:
    """Return how many steps the ledger has had; 0 where there is none."""
    sql = """SELECT 1 FROM information_schema.tables
             WHERE table_schema = ? AND table_name = 'ledger_format'"""
    if tables.one(sql, tables.address.schema) is None:
        return 0
    row = tables.one("SELECT version FROM ledger_format")
    return int(row[0]) if row else 0
