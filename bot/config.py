"""Settings, read once from the environment and `.env`; secrets are never printed."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.quotas import MEGABYTE, Quotas
from bot.storage.engine.address import beside, of_file, schema_of

if TYPE_CHECKING:
    import pyrage

TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
HOST = re.compile(r"[A-Za-z0-9._:-]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # the secrets that Telegram accepts for a webhook
HERE = {"127.0.0.1", "::1", "localhost"}
SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")  # a name that PostgreSQL accepts without quotes
TOKEN_EXAMPLE = "123456789:AAE0Zk1…"  # noqa: S105 - the shape of a token, not one
TOKEN_REFUSED = "Telegram refuses the token. Compare TELEGRAM_BOT_TOKEN with what @BotFather shows."  # noqa: S105 - a sentence
DATABASE_EXAMPLE = "sqlite+aiosqlite:///data/branch.db"
NO_PUBLIC_KEY = "is not a public key; it begins with age1 (made by age-keygen), ssh-ed25519 or ssh-rsa"
SERVER_EXAMPLE = "postgresql+asyncpg://bot:password@127.0.0.1/branch"


class Settings(BaseSettings):
    """All settings; `.env.example` explains each one to the operator.

    An empty value counts as not set. The environment takes precedence over `.env`.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # some editors write a BOM, which would hide the first name
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_base_url: str = "https://api.telegram.org"
    telegram_proxy: str | None = Field(default=None, repr=False)
    data_dir: Path = Path("data")
    database_url: str | None = Field(default=None, repr=False)
    log_level: str = "INFO"
    log_format: str = "text"
    messages_per_second: float = Field(default=29.5, ge=0, allow_inf_nan=False)  # 0: no limit
    http_listen: str | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    backup_recipient: str | None = None
    files_per_person_and_day: int = Field(default=60, ge=1)
    megabytes_per_person_and_day: int = Field(default=200, ge=1)
    megabytes_per_branch_and_year: int = Field(default=2000, ge=1)
    new_branches: str = "invited"

    @model_validator(mode="before")
    @classmethod
    def _empty_is_unset(cls, values: dict[str, Any]) -> dict[str, Any]:
        trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        return {name: value for name, value in trimmed.items() if value != ""}

    @field_validator("telegram_bot_token")
    @classmethod
    def _look_like_tokens(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        tokens = [token for part in value.get_secret_value().split(",") if (token := part.strip())]
        if not tokens or not all(TOKEN.fullmatch(token) for token in tokens):
            raise ValueError(f"is not a bot token; it looks like {TOKEN_EXAMPLE} and comes from @BotFather")
        if len({_bot_id(token) for token in tokens}) < len(tokens):
            raise ValueError("names one bot twice; each bot has one token, and several stand with a comma between them")
        return SecretStr(",".join(tokens))

    @field_validator("telegram_api_base_url")
    @classmethod
    def _is_a_root(cls, value: str) -> str:
        if not _is_address(value):
            raise ValueError("is not an address; for example http://127.0.0.1:8081")
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _is_a_proxy(cls, value: str | None) -> str | None:
        if value is not None and not _is_address(value):
            raise ValueError("is not the address of a proxy; for example http://user:password@127.0.0.1:3128")
        return value

    @field_validator("data_dir")
    @classmethod
    def _knows_home(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("database_url")
    @classmethod
    def _can_be_opened(cls, value: str | None) -> str | None:
        if value is not None:
            check_database(value)
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be one of DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value.lower() not in {"text", "json"}:
            raise ValueError("must be text or json")
        return value.lower()

    @field_validator("new_branches")
    @classmethod
    def _known_policy(cls, value: str) -> str:
        if value.lower() not in {"invited", "open"}:
            raise ValueError("must be invited or open")
        return value.lower()

    @field_validator("http_listen")
    @classmethod
    def _can_be_listened_on(cls, value: str | None) -> str | None:
        if value is not None and _listening(value) is None:
            raise ValueError("is not an address and a port to listen on; for example 127.0.0.1:9090")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _can_be_posted_to(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return None
        if not _is_address(value) or (urlsplit(value).scheme == "http" and urlsplit(value).hostname not in HERE):
            raise ValueError("is not an address that Telegram can post to; for example https://bot.example.org")
        if urlsplit(value).query or urlsplit(value).fragment:
            raise ValueError("is a root without ? and #, to which the bot adds /telegram and its number")
        if info.data.get("http_listen", value) is None:
            raise ValueError("needs HTTP_LISTEN, where the bot takes in what is posted; for example 127.0.0.1:9090")
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _can_stand_in_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 of A-Z a-z 0-9 _ and -")
        return value

    @field_validator("backup_recipient")
    @classmethod
    def _can_be_sealed_to(cls, value: str | None) -> str | None:
        if value is not None:
            recipients_of(value)
        return value

    @property
    def bot_id(self) -> int | None:
        """The bot's id at Telegram, or the first bot's if there are several; None without a token."""
        return _bot_id(self.telegram_bot_token.get_secret_value()) if self.telegram_bot_token is not None else None

    def bots(self) -> tuple["Settings", ...]:
        """Return the settings of each bot: one token, and a directory and a database of its own.

        A bot with a directory `bot-<number>` in DATA_DIR keeps using it. Of the others, the first uses DATA_DIR and
        DATABASE_URL unchanged, so that adding a second bot moves nothing; each further one gets such a directory.
        """
        if self.telegram_bot_token is None:
            return (self,)
        tokens = self.telegram_bot_token.get_secret_value().split(",")
        # Unlike `Path.is_dir`, this is false where DATA_DIR may not be read, which the doctor reports.
        apart = [token for token in tokens if os.path.isdir(self._folder_of(token))]  # noqa: PTH112 - as above
        apart += [token for token in tokens if token not in apart][1:]
        return tuple(self._told(token, apart=token in apart) for token in tokens)

    def _told(self, token: str, *, apart: bool) -> "Settings":
        changes: dict[str, Any] = {"telegram_bot_token": SecretStr(token)}
        if apart:
            folder = changes["data_dir"] = self._folder_of(token)
            changes["database_url"] = beside(self.database_url, folder.name) if self.database_url else None
        return self.model_copy(update=changes)

    def _folder_of(self, token: str) -> Path:
        return self.data_dir / f"bot-{_bot_id(token)}"

    @property
    def open_to_branches(self) -> bool:
        """True if a group may open a branch without the operator's invitation."""
        return self.new_branches == "open"

    @property
    def listening(self) -> tuple[str, int] | None:
        """The host and port to serve HTTP on; None if HTTP is off."""
        return _listening(self.http_listen) if self.http_listen is not None else None

    @property
    def database(self) -> str:
        """The database's URL; by default one SQLite file in the data directory."""
        return self.database_url or of_file(self.data_dir / "branch.db")

    @property
    def materials(self) -> Path:
        """The folder of the files that people send."""
        return self.data_dir / "materials"

    @property
    def quotas(self) -> Quotas:
        """Return the number of files that are taken."""
        return Quotas(
            self.files_per_person_and_day,
            self.megabytes_per_person_and_day * MEGABYTE,
            self.megabytes_per_branch_and_year * MEGABYTE,
        )

    @property
    def ballot_keys(self) -> Path:
        """The folder of the keys of open ballots."""
        return self.data_dir / "ballot-keys"


def check_database(url: str) -> None:
    """Refuse a URL that the bot cannot use as its database.

    Raises:
        ValueError: with words that continue the name of the setting and quote no part of the URL.
    """
    try:
        address = make_url(url)
        example = SERVER_EXAMPLE if address.get_backend_name() == "postgresql" else DATABASE_EXAMPLE
        if not address.get_dialect().is_async:
            raise ValueError(f"needs an asynchronous driver; for example {example}")
        address.get_dialect().import_dbapi()
    except ArgumentError:
        raise ValueError(f"is not the address of a database; for example {DATABASE_EXAMPLE}") from None
    except ImportError as missing:
        raise ValueError(f"needs the package {missing.name}, which is not installed") from None
    if "schema" in address.query and not SCHEMA.fullmatch(schema_of(address) or ""):
        raise ValueError(f"names a schema that cannot be used; for example {SERVER_EXAMPLE}?schema=branch")
    if address.get_backend_name() == "sqlite" and "?" in url:
        raise ValueError("has a ? in it; in the path of a file write %3F for it, %23 for # and %25 for %")
    if "sslmode" in address.query:
        raise ValueError(f"says sslmode, which this driver calls ssl; for example {SERVER_EXAMPLE}?ssl=require")


def recipients_of(value: str) -> "list[pyrage.x25519.Recipient | pyrage.ssh.Recipient]":
    """Return the public keys in BACKUP_RECIPIENT, age or SSH keys with a comma between them.

    Raises:
        ValueError: with words that continue the name of the setting and quote no part of it.
    """
    import pyrage  # noqa: PLC0415 - most starts need no backup

    if "SECRET-KEY" in value.upper():
        raise ValueError("is a private key, which must not be on this machine. Give the public one, age1…")
    keys = [key for part in value.split(",") if (key := part.strip())]
    if not keys:
        raise ValueError(NO_PUBLIC_KEY)
    try:
        kinds = [pyrage.ssh if key.startswith("ssh-") else pyrage.x25519 for key in keys]
        return [kind.Recipient.from_str(key) for kind, key in zip(kinds, keys, strict=True)]
    except pyrage.RecipientError:
        raise ValueError(NO_PUBLIC_KEY) from None


def describe(problem: ValidationError) -> str:
    """Name the wrong settings, one line each; never show a value."""
    lines = []
    for error in problem.errors(include_input=False, include_url=False, include_context=False):
        name = str(error["loc"][0]).upper() if error["loc"] else "settings"
        lines.append(f"{name} {error['msg'].removeprefix('Value error, ')}")
    return "\n".join(lines)


def _bot_id(token: str) -> int:
    return int(token.partition(":")[0])


def _listening(value: str) -> tuple[str, int] | None:
    host, _, port = value.rpartition(":")
    inner = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65535 or not HOST.fullmatch(inner):
        return None
    return None if ":" in inner and inner == host else (inner, int(port))


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is not a number, or an unclosed bracket
        return False
