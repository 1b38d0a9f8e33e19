from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.dashboard.mount import Mount, base_path_of
from alliance_network.errors import UsageError


def ask(mount: Mount, path: str, **more: str) -> tuple[str, dict, dict]:
    """What a request comes to: status, the environment the application saw, headers."""
    answer = {}

    def start_response(status, headers):
        answer.update(status=status, headers=dict(headers))

    seen = {}

    def application(environ, start):
        seen.update(environ)
        start("200 OK", [])
        return [b""]

    mount.application = application
    mount({"PATH_INFO": path, "QUERY_STRING": "", **more}, start_response)
    return answer["status"], seen, answer["headers"]


class TestBasePath:
    @pytest.mark.parametrize(
        ("base_path", "public_url", "path"),
        [
            (None, None, "/"),
            ("/", None, "/"),
            ("", None, "/"),
            ("networks", None, "/networks/"),
            ("/a//b/", None, "/a/b/"),
            (None, "https://example.org", "/"),
            (None, "https://example.org:8443/a/b/", "/a/b/"),
            ("/a", "https://example.org/a/", "/a/"),
        ],
    )
    def test_what_is_given_becomes_a_path(self, base_path, public_url, path):
        assert base_path_of(base_path, public_url) == path

    @pytest.mark.parametrize(
        ("base_path", "public_url", "sentence"),
        [
            (
                "/a/../b",
                None,
                'The base path "/a/../b" is not a plain path: write it like "/networks", with '
                "letters, digits and hyphens.",
            ),
            (
                "/a?b",
                None,
                'The base path "/a?b" is not a plain path: write it like "/networks", with '
                "letters, digits and hyphens.",
            ),
            (
                None,
                "example.org/networks",
                'The public address "example.org/networks" is not one: write it whole, like '
                '"https://example.org/networks".',
            ),
            (
                None,
                "https://[/networks",
                'The public address "https://[/networks" is not one: write it whole, like '
                '"https://example.org/networks".',
            ),
            (
                None,
                "https://example.org/?a=b",
                'The public address "https://example.org/?a=b" is not one: write it whole, like '
                '"https://example.org/networks".',
            ),
            (
                "/a",
                "https://example.org/b",
                'The base path "/a" and the public address "https://example.org/b" contradict '
                'each other: give one of them, or an address that ends in "/a/".',
            ),
        ],
    )
    def test_what_cannot_be_is_said(self, base_path, public_url, sentence):
        with pytest.raises(UsageError) as raised:
            base_path_of(base_path, public_url)
        assert str(raised.value) == sentence


class TestMount:
    @pytest.mark.parametrize("path", ["/networks/iran-2023", "/iran-2023"])
    def test_a_stripped_path_and_a_kept_one_are_the_same(self, path):
        _, seen, _ = ask(Mount(None, base_path="/networks/"), path)
        assert (seen["SCRIPT_NAME"], seen["PATH_INFO"]) == ("/networks", "/iran-2023")

    def test_a_path_that_only_begins_alike_is_another(self):
        _, seen, _ = ask(Mount(None, base_path="/net/"), "/networks")
        assert seen["PATH_INFO"] == "/networks"

    def test_the_path_itself_leads_to_the_slash(self):
        status, seen, headers = ask(
            Mount(None, base_path="/networks/"), "/networks", QUERY_STRING="v=1"
        )
        assert (status, seen) == ("308 Permanent Redirect", {})
        assert headers == {"Location": "/networks/?v=1"}

    def test_without_a_path_nothing_changes(self):
        _, seen, _ = ask(Mount(None), "/iran-2023")
        assert seen == {"PATH_INFO": "/iran-2023", "QUERY_STRING": ""}

    @given(st.sampled_from(["/", "/a/", "/a/b/"]), st.text("ab/%", max_size=8))
    def test_the_application_sees_a_path_from_the_root(self, base_path, path):
        status, seen, _ = ask(Mount(None, base_path=base_path), f"/{path}")
        if status == "200 OK":
            assert seen["PATH_INFO"].startswith("/")

    def test_what_anybody_can_send_is_not_believed(self):
        _, seen, _ = ask(
            Mount(None, base_path="/networks/"),
            "/",
            HTTP_HOST="127.0.0.1:8050",
            HTTP_X_FORWARDED_HOST="evil.example",
            HTTP_X_FORWARDED_PREFIX="/evil",
            HTTP_X_FORWARDED_PROTO="https",
            HTTP_FORWARDED="host=evil.example",
        )
        assert "evil" not in str(seen)
        assert not any("FORWARDED" in name for name in seen)

    def test_the_public_address_is_believed(self):
        mount = Mount(None, public_url="https://example.org:8443/networks")
        _, seen, _ = ask(mount, "/", **{"wsgi.url_scheme": "http", "HTTP_HOST": "127.0.0.1:8050"})
        assert (seen["wsgi.url_scheme"], seen["HTTP_HOST"]) == ("https", "example.org:8443")
