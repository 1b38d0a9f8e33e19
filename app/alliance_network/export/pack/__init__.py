"""A whole network as one HTML file that needs no server, no network and no Python.

What can be shown is decided here and sent: `content` says on which switches everything hangs,
`drawing` draws it all, `details` says what is known of it, `page` writes the file. The script
beside them (`browser/`) has no rules of its own: it shows and hides.
"""

from __future__ import annotations

from alliance_network.export.link import link_to
from alliance_network.export.pack.content import MOST_TIES, content_of
from alliance_network.export.pack.drawing import PLACES, drawing
from alliance_network.export.pack.page import page
from alliance_network.model.dataset import Dataset
from alliance_network.story import Story, check_story
from alliance_network.view import View

__all__ = ["MOST_TIES", "pack"]


def pack(
    dataset: Dataset,
    view: View,
    *,
    story: Story | None = None,
    public_url: str | None = None,
    place: str | None = None,
) -> bytes:
    """A network, and a story told of it, as one file for any browser.

    The view says how it opens, and what no switch changes: layout, places, memberships, names'
    language, focus, and what becomes of actors without ties. The switches of relations, statuses
    and kinds are free: whatever they are set to, what is shown is what `select` lets through for
    the view with those relations, statuses and kinds, also with a focus. What lies outside its
    focus is not in the file, but for what a step of the story shows.

    Parameters
    ----------
    dataset : Dataset
    view : View
    story : Story, optional
        Of the same network. Its notes for the speaker stay out.
    public_url : str, optional
        The address at which others reach the page, for a link to it.
    place : str, optional
        What that address calls the network, where that is not its name.

    Returns
    -------
    bytes
        HTML in UTF-8, the same for the same input.

    Raises
    ------
    DataError
        The story is none of this network.
    UsageError
        It is too much for one file.
    """
    if story is not None:
        check_story(story, dataset)
    content = content_of(dataset, view, story=story)
    drawings = [
        {place: drawing(content, look, place=place) for place in PLACES} for look in content.looks
    ]
    address = None if public_url is None else link_to(public_url, place or dataset.name, view)
    return page(content, drawings, address=address)
