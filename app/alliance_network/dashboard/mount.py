"""Where the application hangs: under which path, and at which public address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from alliance_network.errors import UsageError, shown

__all__ = ["Mount", "base_path_of", "public_parts"]

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Anybody can send these, so nothing below ever sees them: what the public address is, the
# person who runs the server says (`--public-url`).
_FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SCHEME",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_SCRIPT_NAME",
)


def base_path_of(base_path: str | None, public_url: str | None) -> str:
    """The path under which the application is seen, "/" or "/some/path/".

    Parameters
    ----------
    base_path : str or None
        As given; None if it was not.
    public_url : str or None
        The address at which others reach the application; its path is the base path unless
        another is given, and may not contradict it.

    Raises
    ------
    UsageError
        If either cannot be what it should, or the two contradict each other.
    """
    path = None if base_path is None else _clean(base_path)
    if public_url is None:
        return "/" if path is None else path
    public = _clean(public_parts(public_url).path)
    if path is not None and path != public:
        msg = (
            f"The base path {shown(base_path)} and the public address {shown(public_url)} "
            f"contradict each other: give one of them, or an address that ends in {shown(path)}."
        )
        raise UsageError(msg)
    return public


def _clean(path: str) -> str:
    parts = [part for part in path.split("/") if part]
    if any(part in {".", ".."} or quote(part, safe="~!$&'()*+,;=:@") != part for part in parts):
        msg = (
            f'The base path {shown(path)} is not a plain path: write it like "/networks", with '
            "letters, digits and hyphens."
        )
        raise UsageError(msg)
    return "/" + "".join(f"{part}/" for part in parts)


def public_parts(address: str) -> SplitResult:
    """The parts of the address at which others reach the application.

    Raises
    ------
    UsageError
        It is no whole address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        msg = (
            f"The public address {shown(address)} is not one: write it whole, like "
            '"https://example.org/networks".'
        )
        raise UsageError(msg)
    return parts


class Mount:
    """A WSGI application seen under a path, whether or not the proxy before it strips the path.

    A request for `/networks/iran-2023` arrives as that, or as `/iran-2023` if the proxy took
    the path away; both reach the application as script name `/networks`, path `/iran-2023`.

    Parameters
    ----------
    application : callable
        The WSGI application.
    base_path : str
        "/" or "/some/path/".
    public_url : str or None
        If given, its scheme and host are what the application believes to be called.
    """

    def __init__(
        self, application: Application, *, base_path: str = "/", public_url: str | None = None
    ) -> None:
        self.application = application
        self.prefix = base_path.rstrip("/")
        self.public = None if public_url is None else public_parts(public_url)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request."""
        for header in _FORWARDED:
            environ.pop(header, None)
        if self.public is not None:
            environ["wsgi.url_scheme"] = self.public.scheme
            environ["HTTP_HOST"] = self.public.netloc.rpartition("@")[2]
        path = environ.get("PATH_INFO", "")
        if self.prefix:
            if path == self.prefix:
                # Relative addresses on the page count from the slash.
                query = environ.get("QUERY_STRING", "")
                location = f"{self.prefix}/" + (f"?{query}" if query else "")
                start_response("308 Permanent Redirect", [("Location", location)])
                return [b""]
            if path.startswith(f"{self.prefix}/"):
                path = path[len(self.prefix) :]
            environ["SCRIPT_NAME"] = self.prefix
        environ["PATH_INFO"] = path or "/"
        return self.application(environ, start_response)
