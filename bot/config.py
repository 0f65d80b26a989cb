"""Settings, read once from the environment and `.env`; secrets are never printed."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TOKEN_EXAMPLE = "123456789:AAE0Zk1…"  # noqa: S105 - the shape of a token, not one


class Settings(BaseSettings):
    """Everything that can be set from outside; `.env.example` explains each one to the person who runs the bot."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_base_url: str = "https://api.telegram.org"
    telegram_proxy: str | None = None
    database_url: str | None = None
    data_dir: Path = Path("data")
    log_level: Annotated[str, NoDecode] = "INFO"
    log_format: str = "text"
    messages_per_second: float = Field(default=29.5, gt=0)

    @field_validator("telegram_bot_token", "telegram_proxy", "database_url", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        number, colon, rest = (value.get_secret_value() if value else "1:x").partition(":")
        if not (number.isdigit() and colon and rest) or any(c.isspace() for c in rest):
            raise ValueError(f"is not a bot token; it looks like {TOKEN_EXAMPLE} and comes from @BotFather")
        return value

    @field_validator("telegram_api_base_url")
    @classmethod
    def _is_a_root(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("is not an address; for example http://127.0.0.1:8081")
        return value.rstrip("/")

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be one of DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value not in {"text", "json"}:
            raise ValueError("must be text or json")
        return value

    @property
    def database(self) -> str:
        """The database's URL; by default one SQLite file in the data directory."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'branch.db'}"

    @property
    def materials(self) -> Path:
        """Where files that people send are kept."""
        return self.data_dir / "materials"


def describe(problem: ValidationError) -> str:
    """Say in words, one line each, which settings are wrong; never shows a value."""
    lines = []
    for error in problem.errors(include_input=False, include_url=False):
        name = str(error["loc"][0]).upper() if error["loc"] else "settings"
        lines.append(f"{name} {error['msg'].removeprefix('Value error, ')}")
    return "\n".join(lines)
