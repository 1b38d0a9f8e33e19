"""The page, put together."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import dash

from alliance_network.dashboard import (
    cite_routes,
    export_routes,
    layer_routes,
    open_routes,
    pack_routes,
    posted,
    routes,
    speaker_routes,
    story_routes,
)
from alliance_network.dashboard.callbacks import browser, picture, search, view
from alliance_network.dashboard.parts.shell import shell
from alliance_network.errors import UsageError
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import assets_folder
from alliance_network.story import Story

__all__ = ["build"]


def build(
    datasets: Mapping[str, Dataset],
    *,
    stories: Mapping[str, Mapping[str, Story]] | None = None,
    base_path: str = "/",
    public_url: str | None = None,
    debug: bool = False,
) -> dash.Dash:
    """The page of one or several networks.

    Parameters
    ----------
    datasets : mapping of str to Dataset
        By the name in the address; `/` shows the first.
    stories : mapping of str to mapping of str to Story, optional
        By the name of the network, then by the story's own.
    base_path : str
        The path under which the browser sees the page, with a slash at both ends. The server
        itself sees paths without it.
    public_url : str, optional
        The address at which others reach the page, for links that are copied.
    debug : bool
        For development.

    Raises
    ------
    UsageError
        If there is no dataset.
    """
    if not datasets:
        raise UsageError("There is no network to show; name at least one.")
    app = dash.Dash(
        __name__,
        assets_folder=str(assets_folder()),
        assets_ignore=rf".*\.(ttf|txt)$|{speaker_routes.SCRIPTS}",
        requests_pathname_prefix=base_path,
        routes_pathname_prefix="/",
        # Dash puts it into the page as it is.
        title=escape(next(iter(datasets.values())).title),
        update_title="",
        index_string=_INDEX,
        compress=False,
        enable_mcp=False,
        # Switches and the focus of the rail only come with the first answer.
        suppress_callback_exceptions=True,
    )
    app.layout = shell(datasets, base_path=base_path, public_url=public_url)
    posted.register(app)
    routes.register(app.server, datasets)
    export_routes.register(app.server, datasets, public_url=public_url)
    cite_routes.register(app.server, datasets, public_url=public_url)
    layer_routes.register(app.server, datasets)
    speaker_routes.register(app.server, datasets, base_path=base_path)
    open_routes.register(app.server, datasets)
    told = {} if stories is None else stories
    story_routes.register(app.server, datasets, told)
    pack_routes.register(app.server, datasets, told, public_url=public_url)
    view.register(app, datasets, base_path=base_path)
    search.register(app, datasets)
    browser.register(app)
    picture.register(app)
    return app


_INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
  </head>
  <body>
    <noscript>This page needs JavaScript to draw the network.</noscript>
    {%app_entry%}
    <footer>
      {%config%}
      {%scripts%}
      {%renderer%}
    </footer>
  </body>
</html>
"""
