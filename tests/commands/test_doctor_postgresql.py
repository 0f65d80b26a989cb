"""The doctor, run on addresses of a PostgreSQL server: it names each problem in words and never shows the password."""

from __future__ import annotations

import re

import pytest

from bot.commands import doctor
from bot.commands.findings import BAD
from bot.config import Settings
from bot.storage import inspection
from bot.storage.engine.database import Database
from tests.support.databases import address, run

pytestmark = pytest.mark.postgresql("its server and its users")

SECRET = "hidden-pass-word"


@pytest.fixture
def at(tmp_path):
    """The address of an empty database, optionally with another user or another name."""

    def made(user="postgres", **parts):
        url = address(tmp_path, migrated=False).replace("postgres@", f"{user}:{SECRET}@")
        for old, new in parts.items():
            url = re.sub({"database": r"/t[0-9a-f]{20}", "host": r"host=.*"}[old], new, url)
        return url

    return made


@pytest.fixture
def plain_user(at, tmp_path):
    """A user who may only connect."""
    name = "plain_" + re.search(r"/t([0-9a-f]{20})", at()).group(1)
    run(f"CREATE ROLE {name} LOGIN")
    yield name
    run(f"DROP OWNED BY {name} CASCADE", database=re.search(r"/(t[0-9a-f]{20})", at()).group(1))
    run(f"DROP ROLE {name}")


async def said(url, folder):
    settings = Settings(_env_file=None, database_url=url, data_dir=folder)
    (_folder, (mark, sentence)) = await doctor.storage(settings)
    assert SECRET not in sentence
    return mark, sentence


async def wrong(url, folder):
    mark, sentence = await said(url, folder)
    assert mark == BAD
    assert sentence.endswith("Check DATABASE_URL.")
    return sentence


async def test_the_doctor_accepts_an_empty_and_a_migrated_database(at, tmp_path):
    assert await said(at(), tmp_path) == doctor.DATABASES[inspection.Schema.EMPTY]
    database = Database(at())
    await database.migrate()
    await database.close()
    assert await said(at(), tmp_path) == doctor.DATABASES[inspection.Schema.CURRENT]


async def test_the_doctor_reports_an_address_without_a_server(at, tmp_path):
    sentence = await wrong(f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1:1/branch", tmp_path)
    assert "No PostgreSQL server answers at 127.0.0.1:1 (ConnectionRefusedError)" in sentence


async def test_the_doctor_reports_an_unknown_host(at, tmp_path):
    sentence = await wrong(f"postgresql+asyncpg://bot:{SECRET}@nowhere.invalid/branch", tmp_path)
    assert "No PostgreSQL server answers at nowhere.invalid" in sentence


async def test_the_doctor_reports_a_missing_socket(at, tmp_path):
    assert "No PostgreSQL server answers at /nowhere" in await wrong(at(host="host=/nowhere"), tmp_path)


async def test_the_doctor_reports_a_missing_database(at, tmp_path):
    sentence = await wrong(at(database="/branch"), tmp_path)
    assert "has no database branch. Make it: createdb -O postgres branch" in sentence


async def test_the_doctor_reports_an_unknown_user(at, tmp_path):
    assert "refuses the user stranger, or the password" in await wrong(at("stranger"), tmp_path)


async def test_the_doctor_reports_a_user_who_may_not_connect(at, tmp_path, plain_user):
    database = re.search(r"/(t[0-9a-f]{20})", at()).group(1)
    run(f"REVOKE CONNECT ON DATABASE {database} FROM PUBLIC")
    assert f"{plain_user} may not connect to the database {database}" in await wrong(at(plain_user), tmp_path)


async def test_the_doctor_reports_a_user_who_may_not_create_tables(at, tmp_path, plain_user):
    sentence = await wrong(at(plain_user), tmp_path)
    assert f"{plain_user} may not create tables" in sentence
    assert "ALTER DATABASE" in sentence


async def test_the_doctor_reports_tables_of_another_owner(at, tmp_path, plain_user):
    database = Database(at())
    await database.migrate()
    await database.close()
    assert f"belong to another user than {plain_user}" in await wrong(at(plain_user), tmp_path)


async def test_the_doctor_reports_a_database_without_unicode(at, tmp_path):
    name = re.search(r"/(t[0-9a-f]{20})", at()).group(1)
    run(f"DROP DATABASE {name}")
    run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'")
    assert "kept in LATIN1, which has no Chinese" in await wrong(at(), tmp_path)


async def test_the_doctor_reports_a_read_only_database(at, tmp_path):
    name = re.search(r"/(t[0-9a-f]{20})", at()).group(1)
    run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert "can only be read" in await wrong(at(), tmp_path)


async def test_the_doctor_reports_an_outdated_server(at, tmp_path, monkeypatch):
    monkeypatch.setattr(inspection, "OLDEST_SERVER", 99)
    assert re.search(r"is version 1\d\.\d.*; 14 or newer is needed", await wrong(at(), tmp_path))


async def test_the_doctor_reports_an_unknown_driver_option(at, tmp_path):
    assert "an option behind the ? is unknown" in await wrong(at() + "&colour=red", tmp_path)


async def test_the_doctor_reports_foreign_tables(at, tmp_path):
    run("CREATE TABLE diary (page text)", database=re.search(r"/(t[0-9a-f]{20})", at()).group(1))
    assert (await said(at(), tmp_path))[1] == doctor.DATABASES[inspection.Schema.FOREIGN][1]
