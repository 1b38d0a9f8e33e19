"""The page, put together."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import dash

from alliance_network.dashboard import (
    cite_routes,
    export_routes,
    layer_routes,
    network_routes,
    open_routes,
    pack_routes,
    posted,
    routes,
    save_routes,
    sheet_routes,
    speaker_routes,
    story_routes,
    table_routes,
    template_routes,
    time_routes,
)
from alliance_network.dashboard.callbacks import browser, evidence, picture, search, table, view
from alliance_network.dashboard.networks import Networks
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
    upload_bytes: int = open_routes.UPLOAD_BYTES,
    debug: bool = False,
) -> dash.Dash:
    """The page of one or several networks.

    Parameters
    ----------
    datasets : mapping of str to Dataset
        By the name in the address; `/` shows the first. Those of a `Networks` with a store take
        in what people drop.
    stories : mapping of str to mapping of str to Story, optional
        By the name of the network, then by the story's own.
    base_path : str
        The path under which the browser sees the page, with a slash at both ends. The server
        itself sees paths without it.
    public_url : str, optional
        The address at which others reach the page, for links that are copied.
    upload_bytes : int
        Largest file that may be dropped.
    debug : bool
        For development.

    Raises
    ------
    UsageError
        If there is no dataset.
    """
    if not datasets:
        raise UsageError("There is no network to show; name at least one.")
    networks = datasets if isinstance(datasets, Networks) else Networks(datasets)
    app = dash.Dash(
        __name__,
        assets_folder=str(assets_folder()),
        assets_ignore=rf".*\.(ttf|txt)$|{speaker_routes.SCRIPTS}",
        requests_pathname_prefix=base_path,
        routes_pathname_prefix="/",
        # Dash puts it into the page as it is.
        title=escape(next(iter(networks.values())).title),
        update_title="",
        index_string=_INDEX,
        compress=False,
        enable_mcp=False,
        # Switches and the focus of the rail only come with the first answer.
        suppress_callback_exceptions=True,
    )
    app.layout = shell(
        networks, base_path=base_path, public_url=public_url, upload_bytes=upload_bytes
    )
    posted.register(app)
    routes.register(app.server, networks)
    export_routes.register(app.server, networks, public_url=public_url)
    cite_routes.register(app.server, networks, public_url=public_url)
    layer_routes.register(app.server, networks)
    sheet_routes.register(app.server, networks)
    speaker_routes.register(app.server, networks, base_path=base_path)
    open_routes.register(app.server, networks, upload_bytes=upload_bytes)
    save_routes.register(app.server, networks)
    table_routes.register(app.server, networks, public_url=public_url)
    template_routes.register(app.server)
    time_routes.register(app.server, networks)
    network_routes.register(app.server, networks)
    told = {} if stories is None else stories
    story_routes.register(app.server, networks, told)
    pack_routes.register(app.server, networks, told, public_url=public_url)
    view.register(app, networks, base_path=base_path)
    search.register(app, networks)
    browser.register(app)
    evidence.register(app, networks)
    table.register(app)
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
