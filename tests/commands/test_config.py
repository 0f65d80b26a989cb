"""Settings: the documented ones are exactly the existing ones, wrong values are named, and secrets are never shown."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import Settings, describe

EXAMPLE = Path(__file__).parents[2] / ".env.example"
SANDBOX = {
    "SANDBOX_PORT",
    "PLAN",
    "MONTH",
    "YEAR",
    "HEADLESS",
}  # read by the sandbox, which runs without the bot's settings
TOKEN = "700000007:a-secret-that-nobody-sees"

WRONG = [
    ("TELEGRAM_BOT_TOKEN", "my-secret-token", "is not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:my secret", "is not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:my-secret/getMe", "is not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "１２３:my-secret", "is not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:one-secret, another secret", "is not a bot token"),
    ("TELEGRAM_BOT_TOKEN", "123456:one-secret,123456:another-secret", "names one bot twice"),
    ("TELEGRAM_BOT_TOKEN", ",", "is not a bot token"),
    ("TELEGRAM_API_BASE_URL", "secret.example", "is not an address"),
    ("TELEGRAM_API_BASE_URL", "http://", "is not an address"),
    ("TELEGRAM_API_BASE_URL", "http://secret:port", "is not an address"),
    ("TELEGRAM_API_BASE_URL", "http://[secret", "is not an address"),
    ("TELEGRAM_PROXY", "socks5://me:secret@127.0.0.1:1080", "is not the address of a proxy"),
    ("DATABASE_URL", "my secret file", "is not the address of a database"),
    ("DATABASE_URL", "oracle9://me:secret@127.0.0.1/branch", "is not the address of a database"),
    ("DATABASE_URL", "sqlite:///secret.db", "needs an asynchronous driver"),
    ("DATABASE_URL", "postgresql://me:secret@127.0.0.1/branch", "for example postgresql+asyncpg://bot"),
    ("DATABASE_URL", "postgresql+asyncpg://me:secret@127.0.0.1/branch?sslmode=require", "which this driver calls ssl"),
    (
        "DATABASE_URL",
        "postgresql+asyncpg://me:secret@127.0.0.1/b?schema=My Secret",
        "names a schema that cannot be used",
    ),
    ("DATABASE_URL", "sqlite+aiosqlite:///secret.db?schema=secret", "names a schema that cannot be used"),
    ("DATABASE_URL", "sqlite+aiosqlite:///secret?.db", "write %3F for it"),
    ("DATABASE_URL", "mysql+aiomysql://me:secret@127.0.0.1/branch", "needs the package aiomysql"),
    ("LOG_LEVEL", "secret", "must be one of DEBUG, INFO, WARNING, ERROR"),
    ("LOG_FORMAT", "secret", "must be text or json"),
    ("HTTP_LISTEN", "secret", "is not an address and a port to listen on"),
    ("HTTP_LISTEN", "9090", "is not an address and a port to listen on"),
    ("HTTP_LISTEN", "secret:port", "is not an address and a port to listen on"),
    ("HTTP_LISTEN", "secret:99999", "is not an address and a port to listen on"),
    ("HTTP_LISTEN", "http://secret:9090", "is not an address and a port to listen on"),
    ("HTTP_LISTEN", "::1:9090", "is not an address and a port to listen on"),
    ("WEBHOOK_URL", "secret.example", "is not an address that Telegram can post to"),
    ("WEBHOOK_URL", "http://secret.example", "is not an address that Telegram can post to"),
    ("WEBHOOK_URL", "https://secret.example/?a=b", "is a root"),
    ("WEBHOOK_URL", "https://secret.example", "needs HTTP_LISTEN"),
    ("WEBHOOK_SECRET", "a secret", "must be 1 to 256 of A-Z a-z 0-9 _ and -"),
    ("WEBHOOK_SECRET", "secret" * 43, "must be 1 to 256"),
    ("BACKUP_RECIPIENT", "AGE-SECRET-KEY-1topsecret", "is a private key, which must not be on this machine"),
    ("BACKUP_RECIPIENT", "secret@example.org", "is not a public key; it begins with age1"),
    ("BACKUP_RECIPIENT", ",", "is not a public key"),
    ("MESSAGES_PER_SECOND", "secret", "should be a valid number"),
    ("MESSAGES_PER_SECOND", "-1", "should be greater than or equal to 0"),
    ("MESSAGES_PER_SECOND", "inf", "should be a finite number"),
]


@pytest.fixture(autouse=True)
def _an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def documented():
    return re.findall(r"^#?([A-Z][A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_example_file_documents_exactly_the_existing_settings():
    names = [name for name, _ in documented()]
    assert len(names) == len(set(names))
    assert set(names) == {name.upper() for name in Settings.model_fields} | SANDBOX


def test_the_uncommented_examples_are_the_defaults(tmp_path):
    plain = Settings()
    optional = {"TELEGRAM_PROXY", "HTTP_LISTEN", "WEBHOOK_URL", "BACKUP_RECIPIENT"}
    lines = [f"{name}={value}" for name, value in documented() if name not in optional]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert Settings() == plain.model_copy(update={"database_url": plain.database})


def test_the_examples_of_optional_settings_are_valid(monkeypatch):
    for name in ("TELEGRAM_PROXY", "HTTP_LISTEN", "WEBHOOK_URL", "BACKUP_RECIPIENT"):
        monkeypatch.setenv(name, dict(documented())[name])
    settings = Settings()
    assert settings.telegram_proxy
    assert settings.webhook_url


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://bot.example.org", "https://bot.example.org"),
        ("https://example.org:8443/party/", "https://example.org:8443/party"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_webhook_url_accepts_https_roots_and_this_machine(monkeypatch, url, root):
    monkeypatch.setenv("HTTP_LISTEN", "127.0.0.1:9090")
    monkeypatch.setenv("WEBHOOK_URL", url)
    assert Settings().webhook_url == root


def test_a_wrong_listen_address_causes_no_second_webhook_error(monkeypatch):
    monkeypatch.setenv("HTTP_LISTEN", "9090")
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert [line.split()[0] for line in describe(caught.value).splitlines()] == ["HTTP_LISTEN"]


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_a_wrong_value_is_named_and_not_shown(tmp_path, name, value, words):
    (tmp_path / ".env").write_text(f"{name}='{value}'\n", encoding="utf-8")
    with pytest.raises(ValidationError) as caught:
        Settings()
    said = describe(caught.value)
    assert said.startswith(name)
    assert words in said
    for text in (said, str(caught.value), repr(caught.value)):
        assert "secret" not in text.replace("webhook_secret", "")


@pytest.mark.parametrize(
    ("value", "where"),
    [("127.0.0.1:9090", ("127.0.0.1", 9090)), ("[::1]:80", ("::1", 80)), ("localhost:1", ("localhost", 1)), ("", None)],
)
def test_http_listen_is_an_address_and_a_port(monkeypatch, value, where):
    monkeypatch.setenv("HTTP_LISTEN", value)
    assert Settings().listening == where


def test_all_wrong_settings_are_reported_at_once(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("LOG_FORMAT", "verse")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert [line.split()[0] for line in describe(caught.value).splitlines()] == ["LOG_LEVEL", "LOG_FORMAT"]


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_setting_counts_as_unset(monkeypatch, tmp_path, empty):
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\n", encoding="utf-8")
    plain = Settings(_env_file=None)
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), empty)
    assert Settings() == plain


def test_the_environment_overrides_a_file_with_a_byte_order_mark(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN= {TOKEN} \nLOG_LEVEL=debug\n", encoding="utf-8-sig")
    monkeypatch.setenv("LOG_LEVEL", "error")
    settings = Settings()
    assert settings.log_level == "ERROR"
    assert settings.telegram_bot_token.get_secret_value() == TOKEN


def test_printed_settings_show_no_secrets(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_PROXY", "http://me:secret@127.0.0.1:3128")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///secret.db")
    monkeypatch.setenv("WEBHOOK_SECRET", "that-is-secret")
    settings = Settings()
    assert "secret" not in f"{settings!r} {settings}".replace("webhook_secret=", "")


def test_settings_are_immutable(monkeypatch):
    with pytest.raises(ValidationError):
        Settings().log_level = "DEBUG"


def test_the_data_directory_may_be_below_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DATA_DIR", "~/party")
    settings = Settings()
    assert settings.materials == tmp_path / "party" / "materials"
    assert settings.database == f"sqlite+aiosqlite:///{tmp_path}/party/branch.db"


def told(tmp_path, monkeypatch, tokens="1:a , 2:b,\n3:c,", **more):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", tokens)
    for name, value in more.items():
        monkeypatch.setenv(name, value)
    return [(bot.bot_id, str(bot.data_dir), bot.database) for bot in Settings().bots()]


def test_each_further_bot_gets_a_directory_of_its_own(tmp_path, monkeypatch):
    assert told(tmp_path, monkeypatch) == [
        (1, "data", "sqlite+aiosqlite:///data/branch.db"),
        (2, "data/bot-2", "sqlite+aiosqlite:///data/bot-2/branch.db"),
        (3, "data/bot-3", "sqlite+aiosqlite:///data/bot-3/branch.db"),
    ]
    assert [bot.telegram_bot_token.get_secret_value() for bot in Settings().bots()] == ["1:a", "2:b", "3:c"]


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("sqlite+aiosqlite:////srv/branch.db", "sqlite+aiosqlite:////srv/branch-bot-2.db"),
        ("postgresql+asyncpg://me:pass@db/branch", "postgresql+asyncpg://me:pass@db/branch?schema=bot_2"),
        (
            "postgresql+asyncpg://me:pass@db/branch?schema=first&ssl=require",
            "postgresql+asyncpg://me:pass@db/branch?schema=bot_2&ssl=require",
        ),
    ],
)
def test_each_further_bot_gets_a_database_beside_the_named_one(tmp_path, monkeypatch, url, other):
    assert [place for _, _, place in told(tmp_path, monkeypatch, "1:a,2:b", DATABASE_URL=url)] == [url, other]


def test_a_bot_keeps_its_directory_when_the_token_order_changes(tmp_path, monkeypatch):
    (tmp_path / "data" / "bot-2").mkdir(parents=True)
    places = {bot: folder for bot, folder, _ in told(tmp_path, monkeypatch, "2:b,3:c,1:a")}
    assert places == {2: "data/bot-2", 3: "data", 1: "data/bot-1"}
    assert told(tmp_path, monkeypatch, "2:b")[0][1] == "data/bot-2"


def test_settings_without_a_token_still_describe_one_bot(tmp_path):
    assert [bot.bot_id for bot in Settings().bots()] == [None]
