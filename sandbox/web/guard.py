"""Refusal of requests that a web page of another origin makes: the sandbox has no passwords, but a browser is near.

A page that happens to be open in a browser may send requests to this machine. It is recognised by what browsers do not
let a page choose: `Host` (a name of the page's own that leads to 127.0.0.1 stays in it), `Origin` and `Sec-Fetch-Site`.
Programs send neither of the last two.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.web.calls import refusal

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
OWN_SITE = frozenset({"same-origin", "none"})  # none: typed into the address bar, or opened from another program
READING = frozenset({"GET", "HEAD"})
JSON, FORM = "application/json", "multipart/form-data"

ELSEWHERE = "The sandbox answers only at 127.0.0.1, localhost and [::1]."
FOREIGN_PAGE = "A web page of another address may not use the sandbox."
NOT_JSON = "Calls need Content-Type: application/json, also without a body; a file is sent as multipart/form-data."
# No page may show the sandbox inside itself and lead its visitor's clicks there.
UNFRAMED = {"Content-Security-Policy": "frame-ancestors 'none'", "X-Frame-Options": "DENY"}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another page may have sent; refuse calls of the people's API in a form that any page may send."""
    if _host_of(f"//{request.headers.get('Host', '')}") not in LOOPBACK:
        return refusal(HTTPStatus.MISDIRECTED_REQUEST, ELSEWHERE)
    if not (_from_own_page(request) or _opens_page(request)):
        return refusal(HTTPStatus.FORBIDDEN, FOREIGN_PAGE)
    if request.path.startswith("/api/") and request.method not in READING:
        allowed = {JSON, FORM} if request.path.endswith("/messages") else {JSON}  # files are sent as a form
        if request.content_type not in allowed:
            return refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_JSON)
    return await handler(request)


def _from_own_page(request: web.Request) -> bool:
    """True unless a browser sent it for a page of another origin."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.headers['Host']}":
        return False
    return request.headers.get("Sec-Fetch-Site", "none") in OWN_SITE


def _opens_page(request: web.Request) -> bool:
    """True if it opens the page itself in a window of its own, as a link in another page does."""
    fetched = (request.headers.get("Sec-Fetch-Mode"), request.headers.get("Sec-Fetch-Dest"))
    return request.method == "GET" and request.path == "/" and fetched == ("navigate", "document")


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
