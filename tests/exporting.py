"""The export dialogue of a page, in the words of a person, and what comes out of it."""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, expect

from alliance_network.view import View, from_query

SVG = "{http://www.w3.org/2000/svg}"
SHOWN = """() => {
  const image = document.querySelector("#export-preview");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return image.complete ? canvas.toDataURL("image/png").split(",")[1] : "";
}"""


class Dialogue:
    """The export dialogue of a page, in the words of a person."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        expect(page.locator("#rail [role=switch]").first).to_be_attached()
        page.wait_for_url("**v=1**")
        self.place = page.get_by_role("dialog", name="Export this picture")
        self.status = self.place.get_by_role("status")
        self.preview = self.place.get_by_alt_text("The figure as it will be written")

    @property
    def view(self) -> View:
        """What the page shows."""
        return from_query(urlsplit(self.page.url).query)

    def open(self) -> Dialogue:
        self.page.get_by_role("button", name="Export", exact=True).click()
        expect(self.place).to_be_visible()
        return self

    def choose(self, group: str, choice: str) -> Dialogue:
        radios = self.place.get_by_role("radiogroup", name=group)
        radios.get_by_text(choice, exact=True).click()
        return self

    def size(self, choice: str) -> Dialogue:
        """One of the list ("Slide") or one's own ("640x480px")."""
        self.place.get_by_role("textbox", name="Size").click()
        own = re.fullmatch(r"(\d+)x(\d+)(px|mm)", choice)
        wanted = "Own size" if own else re.compile(f"^{re.escape(choice)}, \\d")
        self.place.get_by_role("option", name=wanted).click()
        if own:
            self.place.get_by_role("textbox", name="Unit").click()
            self.place.get_by_role("option", name=own[3], exact=True).click()
            self.place.get_by_label("Width").fill(own[1])
            self.place.get_by_label("Height").fill(own[2])
        return self

    def transparent(self) -> Dialogue:
        self.place.get_by_role("switch", name="Transparent background").press("Space")
        return self

    def check(self, box: str) -> Dialogue:
        self.place.get_by_role("checkbox", name=box, exact=True).press("Space")
        return self

    @property
    def remarks(self) -> Locator:
        return self.place.get_by_role("listitem")

    def looked(self) -> Image.Image:
        """The preview, once it is of what is chosen."""
        # Whatever has been chosen is known to the script one step of the page later.
        self.page.wait_for_timeout(80)
        expect(self.place.locator("figure[aria-busy]")).to_have_count(0)
        expect(self.preview).to_have_js_property("complete", True)
        return image(base64.b64decode(self.page.evaluate(SHOWN)))

    def file(self, name: str = "Download") -> bytes:
        with self.page.expect_download() as download:
            self.place.get_by_role("link", name=name).click()
        expect(self.status).to_contain_text("is downloaded")
        return Path(download.value.path()).read_bytes()


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def same(one: Image.Image, other: bytes) -> bool:
    return ImageChops.difference(one, image(other)).getbbox(alpha_only=False) is None


def svg_texts(data: bytes) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(data).iter(f"{SVG}text")]
