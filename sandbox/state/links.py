"""Deep links to bots and their start payloads."""

import re
from urllib.parse import parse_qs, urlsplit

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def valid_payload(payload: str) -> bool:
    """True if a deep link may carry this payload: at most 64 of A-Z a-z 0-9 _ -."""
    return _PAYLOAD.fullmatch(payload) is not None


def deep_link(url: str) -> tuple[str, str] | None:
    """Return the username and start payload of a link to a bot; None for any other URL."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "tg" and parts.netloc == "resolve":
        return query.get("domain", "").lower(), query.get("start", "")
    if parts.netloc.lower() in ("t.me", "telegram.me", "telegram.dog"):
        name = parts.path.strip("/")
        return (name.lower(), query.get("start", "")) if name and "/" not in name else None
    return None
