"""The page in a browser, from the production server, as it is and under a path of a proxy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from proxies import proxy


def test_nothing_leaves_the_machine_and_the_policy_stops_nothing(server, page, watched):
    page.goto(server.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    # That there were no other requests and no errors, the page's own fixture says.
    assert len(watched.requests) > 5


@pytest.mark.parametrize("strip", [True, False], ids=["stripped", "kept"])
@pytest.mark.parametrize("end", ["/", "/iran-2023", "/iran-2023?v=1&relations=backing"])
def test_under_a_path(server_under_path, open_page, strip, end):
    with proxy(server_under_path.url, "/some/networks", strip=strip) as address:
        page = open_page()
        page.goto(f"{address}{end}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        # The page writes the whole view into its address.
        page.wait_for_url(f"{address}/iran-2023?v=1*")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
