"""Refusals in Telegram's words."""

from typing import Any

Json = Any  # whatever JSON may hold


class ApiError(Exception):
    """An answer that is not ok: code, Telegram's description and, if any, its response parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def answer(self) -> dict[str, Any]:
        """The JSON body."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(description: str, **parameters: int) -> ApiError:
    """A 400 in Telegram's words."""
    return ApiError(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> ApiError:
    """A 403 in Telegram's words."""
    return ApiError(403, f"Forbidden: {description}")
