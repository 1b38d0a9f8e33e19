"""The speaker's window: a small page of its own, which talks to the page that presents."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from flask import Flask, Response

from alliance_network.dashboard.answers import known
from alliance_network.model.dataset import Dataset

__all__ = ["SCRIPTS", "register"]

SCRIPTS = "^speaker[.]"
"""Files of assets/ that are of this window alone: Dash must not load them into the page."""


def register(server: Flask, datasets: Mapping[str, Dataset], *, base_path: str) -> None:
    """Add the window to the page's server."""

    @server.get("/speaker/<name>")
    def speaker(name: str) -> Response:
        title = known(datasets, name).title
        page = _PAGE.format(base=escape(base_path), title=escape(title))
        return Response(page, content_type="text/html; charset=utf-8")


_PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Speaker: {title}</title>
    <link rel="icon" href="{base}assets/favicon.ico">
    <link rel="stylesheet" href="{base}assets/base.css">
    <link rel="stylesheet" href="{base}assets/speaker.css">
  </head>
  <body>
    <noscript>This page needs JavaScript to follow the presentation.</noscript>
    <header class="top">
      <h1 id="story">{title}</h1>
      <p class="clock"><span class="small">Elapsed</span>
        <span id="elapsed" role="timer">0:00</span></p>
      <div class="clock-buttons">
        <button type="button" class="button" id="start">Start</button>
        <button type="button" class="button" id="reset">Reset</button>
      </div>
      <p class="clock"><span class="small">Time</span> <span id="now"></span></p>
    </header>
    <p id="gone" class="gone" role="alert" hidden></p>
    <main>
      <section class="now" aria-label="This step">
        <p id="count" class="small"></p>
        <h2 id="title" dir="auto"></h2>
        <div id="notes" class="notes" tabindex="0" role="region" aria-label="Notes"></div>
      </section>
      <section class="next" aria-label="Next step">
        <p class="small">Next</p>
        <h2 id="next-title" dir="auto"></h2>
        <img id="next-picture" alt="" hidden>
        <p id="state" class="state" role="status"></p>
      </section>
    </main>
    <footer>
      <button type="button" class="button" id="previous">Previous</button>
      <button type="button" class="button button-strong" id="next">Next</button>
      <button type="button" class="button" id="black">Blank</button>
      <span id="typed" class="typed" role="status"></span>
    </footer>
    <script src="{base}assets/present-commands.js"></script>
    <script src="{base}assets/speaker.js"></script>
  </body>
</html>
"""
