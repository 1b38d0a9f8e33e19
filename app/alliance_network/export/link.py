"""The address at which others see the same view."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from alliance_network.view import View, to_query

__all__ = ["link_to"]


def link_to(public_url: str, place: str, view: View) -> str | None:
    """The address of a view under a public address; None where that is this machine's own.

    Parameters
    ----------
    public_url : str
        Like "https://example.org/networks".
    place : str
        What the address calls the network.
    view : View
        What is chosen in it stands in the address too.
    """
    if _is_own(urlsplit(public_url).hostname or ""):
        return None
    return f"{public_url.rstrip('/')}/{quote(place)}?{to_query(view)}"


def _is_own(host: str) -> bool:
    """Whether an address names the machine that it is opened on."""
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        found = ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
