"""Organisations and groups of states that several data sets name, each as one actor."""

from __future__ import annotations

from types import MappingProxyType

from alliance_network.formats.naming import slug_of
from alliance_network.model.actor import Actor

__all__ = ["ORGANISATIONS", "organisation_called", "organisation_for"]


def _known(id_: str, name: str, *aliases: str, kind: str = "organisation") -> Actor:
    return Actor(id=id_, kind=kind, name=name, aliases=aliases)


_LIST = (
    _known("african-union", "African Union", "AU"),
    _known("apec", "Asia-Pacific Economic Cooperation", "APEC"),
    _known("arab-league", "League of Arab States", "Arab League", "LOAS"),
    _known("arab-maghreb-union", "Arab Maghreb Union", "AMU"),
    _known("asean", "Association of Southeast Asian Nations", "ASEAN"),
    _known("bsec", "Organization of the Black Sea Economic Cooperation", "BSEC"),
    _known("cis", "Commonwealth of Independent States", "CIS"),
    _known("comesa", "Common Market for Eastern and Southern Africa", "COMESA"),
    _known(
        "commonwealth",
        "Commonwealth of Nations",
        "Commonwealth",
        "ComSec",
        "Commonwealth Secretariat",
    ),
    _known("council-of-europe", "Council of Europe", "COE"),
    _known("csto", "Collective Security Treaty Organization", "CSTO"),
    _known("eccas", "Economic Community of Central African States", "ECCAS"),
    _known("ecowas", "Economic Community of West African States", "ECOWAS"),
    _known("eu", "European Union", "EU"),
    _known("eec", "European Economic Community", "EEC", "European Community"),
    _known("g7", "Group of Seven", "G7", "G-7", kind="group of states"),
    _known("gcc", "Gulf Cooperation Council", "GCC", "Cooperation Council for the Arab States"),
    _known("igad", "Intergovernmental Authority on Development", "IGAD"),
    _known("mercosur", "Southern Common Market", "MERCOSUR"),
    _known("nato", "North Atlantic Treaty Organization", "NATO"),
    _known("non-aligned-movement", "Non-Aligned Movement", "NAM"),
    _known("oas", "Organization of American States", "OAS"),
    _known("oau", "Organisation of African Unity", "OAU"),
    _known("oecd", "Organisation for Economic Co-operation and Development", "OECD"),
    _known(
        "oic",
        "Organisation of Islamic Cooperation",
        "OIC",
        "Organization of the Islamic Conference",
    ),
    _known("opec", "Organization of the Petroleum Exporting Countries", "OPEC"),
    _known("osce", "Organization for Security and Co-operation in Europe", "OSCE"),
    _known("pacific-islands-forum", "Pacific Islands Forum", "PIF"),
    _known("sadc", "Southern African Development Community", "SADC"),
    _known("sco", "Shanghai Cooperation Organisation", "SCO"),
    _known("un", "United Nations", "UN"),
    _known("unasur", "Union of South American Nations", "UNASUR"),
    _known("warsaw-pact", "Warsaw Pact", "WPact", "Warsaw Treaty Organization"),
    _known("world-trade-organization", "World Trade Organization", "WTO"),
    _known("balkans", "Balkans", kind="group of states"),
    _known("western-balkans", "Western Balkans", kind="group of states"),
    _known(
        "kimberly-process-participants", "Kimberly Process Participants", kind="group of states"
    ),
)

ORGANISATIONS = MappingProxyType({actor.id: actor for actor in _LIST})
"""Well-known ones by id. What a source keeps apart (the European Economic Community and the
European Union, the Organisation of African Unity and the African Union) is apart here too."""


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(".", "").split())


_CALLED = {
    _folded(word): actor for actor in _LIST for word in (actor.id, actor.name, *actor.aliases)
}


def organisation_called(text: str) -> Actor | None:
    """The well-known organisation or group of a name or abbreviation, None if there is none."""
    return _CALLED.get(_folded(text))


def organisation_for(word: str, *, name: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    """An organisation as a data set names it; a well-known one as it is everywhere.

    Parameters
    ----------
    word
        What makes its id, if it is not well known: the data set's abbreviation or name.
    name
        Its name; unless given, the word.
    aliases
        Other names.
    """
    known = organisation_called(word)
    if known is not None:
        return known
    own = word if name is None else name
    others = tuple(alias for alias in (word, *aliases) if alias != own)
    return Actor(
        id=slug_of(word, noun="organisation"), kind="organisation", name=own, aliases=others
    )
