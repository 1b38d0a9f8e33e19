"""Columns of other people's tables: what they are called, and which field of ours each holds.

Names are compared without case, accents, spaces and signs, so "Start_Date" is "startdate".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = [
    "ACTOR_FIELDS",
    "CODES",
    "DAY_FIRST",
    "FIELDS",
    "MONTH_FIRST",
    "OPTIONS",
    "Field",
    "actor_columns",
    "plain_name",
    "tie_columns",
]

CODES = ("cow", "gw", "iso3", "iso2", "cow-letters", "gw-letters")
"""Systems of codes that a table can name states by."""
DAY_FIRST = "day first"
MONTH_FIRST = "month first"


@dataclass(frozen=True, kw_only=True)
class Field:
    """What a column can hold, of a tie or an actor.

    Attributes
    ----------
    name
        What a mapping calls it.
    label, about
        What a person reads: a name, and a sentence without its full stop.
    needed
        Whether a table without it says nothing.
    words
        Names that such columns go by, as `plain_name` makes them, the likeliest first.
    """

    name: str
    label: str
    about: str
    needed: bool = False
    words: tuple[str, ...] = ()


def _field(name: str, label: str, about: str, words: str = "", *, needed: bool = False) -> Field:
    return Field(name=name, label=label, about=about, needed=needed, words=tuple(words.split()))


FIELDS = (
    _field("from", "From", "Who the tie comes from: a name or a code", needed=True),
    _field("to", "To", "Who the tie goes to: a name or a code", needed=True),
    _field("from_name", "Name of from", "Its name, where the column before holds ids or codes"),
    _field("to_name", "Name of to", "Its name, where the column before holds ids or codes"),
    _field(
        "relation",
        "Relation",
        "What ties them: backing, alliance, trade ... or a word of your own",
        "relation relations relationship relationtype relationshiptype typeofrelation "
        "typeofrelationship tie tietype typeoftie edgetype linktype interaction beziehung "
        "beziehungstyp beziehungsart lien typedelien relacion vinculo type typ art tipo kind "
        "category kategorie categorie categoria label",
    ),
    _field(
        "directed",
        "Directed",
        "Whether it matters who comes first: directed or undirected",
        "directed direction directedness edgedirection gerichtet type",
    ),
    _field(
        "start",
        "Start",
        "Since when: 2023, 2023-11 or 2023-11-17",
        "start startdate startyear startday begin begindate beginyear since sinceyear fromdate "
        "fromyear datefrom yearfrom validfrom styear startyr onset first firstyear firstday "
        "beginn seit anfang startdatum startjahr vonjahr jahrvon vondatum "
        "debut depuis datedebut inicio fechainicio",
    ),
    _field(
        "end",
        "End",
        "Until when: 2023, 2023-11 or 2023-11-17",
        "end enddate endyear endday until untilyear till todate toyear dateto yearto validto "
        "finish stop endyr termination last lastyear lastday ende bis enddatum endjahr "
        "bisjahr jahrbis bisdatum fin datefin "
        "jusqua fechafin",
    ),
    _field(
        "when",
        "Year or date",
        "When it was, if one column says both start and end: 2023, or 1990-1995",
        "when year date eventdate time day period years timestamp jahr datum zeitraum annee "
        "periode ano fecha periodo",
    ),
    _field(
        "weight",
        "Weight",
        "A size: a number",
        "weight weights edgeweight tieweight value strength amount count frequency intensity "
        "size volume gewicht wert starke anzahl betrag poids valeur montant peso valor",
    ),
    _field(
        "unit",
        "Unit",
        "What the weight is counted in: US$, tonnes",
        "unit units currency einheit wahrung unite devise unidad moneda",
    ),
    _field(
        "form",
        "Form",
        "What the tie consists in, with | between several: arms, money",
        "form forms formoftie subtype supporttype typeofsupport instrument",
    ),
    _field("stance", "Stance", "Whether the source asserts or denies it", "stance"),
    _field("status", "Status", "Asserted, reported, disputed or denied", "status"),
    _field(
        "claimant",
        "Claimant",
        "Who says so, if the source quotes somebody",
        "claimant claimedby saidby accordingto laut selon segun",
    ),
    _field(
        "credibility",
        "Credibility",
        "How sure: confirmed, probable, possible, doubtful or improbable",
        "credibility confidence certainty",
    ),
    _field(
        "source",
        "Source",
        "Where it was read: a title or an address",
        "source sources reference references citation quelle quellen fuente fuentes sourceurl "
        "url link website",
    ),
    _field(
        "locator",
        "Place in the source",
        "Page, line or row",
        "locator page pages pagenumber paragraph seite seiten pagina",
    ),
    _field(
        "recorded",
        "Recorded",
        "When it was said",
        "recorded recordeddate reportdate dateofreport published publicationdate",
    ),
    _field(
        "note",
        "Note",
        "A remark",
        "note notes comment comments remark remarks description details bemerkung bemerkungen "
        "anmerkung anmerkungen notiz kommentar beschreibung remarque remarques commentaire nota "
        "notas comentario observaciones",
    ),
    _field("id", "Id", "An id of the row", "id edgeid tieid claimid rowid"),
)
"""What a column of a table of ties can hold, in the order in which a form lists it."""

OPTIONS = (
    _field("codes", "Codes", "What from and to are, if codes of states: " + ", ".join(CODES)),
    _field("dates", "Order of dates", "How 3/4/2023 is meant: day first or month first"),
    _field("sheet", "Sheet", "Which sheet of the workbook holds the ties"),
)
"""What a mapping can set beside: no column holds it."""

ACTOR_FIELDS = (
    _field(
        "id",
        "Id",
        "What the ties call the actor",
        "id actorid nodeid vertexid key vertex node knoten",
    ),
    _field(
        "name",
        "Name",
        "Name",
        "name label actorname nodelabel vertexlabel fullname actor node vertex title country "
        "countryname state statename akteur knoten bezeichnung land acteur nom pays nombre pais",
    ),
    _field("kind", "Kind", "Kind of actor", "kind actortype nodetype type category typ art tipo"),
    _field("aliases", "Aliases", "Other names", "aliases alias othernames alsoknownas aka"),
    _field("iso3", "ISO 3166", "Alpha-3 code", "iso3 iso iso3c isocode alpha3 iso31661alpha3"),
    _field("cow", "COW", "Correlates of War number", "cow cowcode ccode cown"),
    _field("gw", "GW", "Gleditsch-Ward number", "gw gwno gwcode gwn"),
    _field("lat", "Latitude", "Degrees", "lat latitude breite breitengrad latitud"),
    _field("lon", "Longitude", "Degrees", "lon lng long longitude lange langengrad longitud"),
    _field(
        "note",
        "Note",
        "A remark",
        "note notes comment comments remark remarks description bemerkung anmerkung kommentar "
        "beschreibung remarque nota",
    ),
)
"""What a column of a table of actors can hold."""

_PAIR_WORDS = (
    "from/to fromactor/toactor fromid/toid fromnode/tonode country1/country2 "
    "countrya/countryb state1/state2 statea/stateb actor1/actor2 actora/actorb "
    "sidea/sideb side1/side2 party1/party2 partya/partyb member1/member2 node1/node2 "
    "nodea/nodeb vertex1/vertex2 person1/person2 entity1/entity2 entitya/entityb "
    "ego/alter sender/receiver sender/recipient sender/target exporter/importer "
    "origin/destination supporter/recipient supporter/supported donor/recipient "
    "patron/client attacker/target initiator/target tail/head source/target "
    "sourceid/targetid sourcenode/targetnode v1/v2 "
    "von/nach von/zu land1/land2 landa/landb staat1/staat2 akteur1/akteur2 "
    "absender/empfanger knoten1/knoten2 quelle/ziel "
    "de/a de/vers pays1/pays2 paysa/paysb etat1/etat2 acteur1/acteur2 origine/destination "
    "emetteur/recepteur source/cible "
    "pais1/pais2 paisa/paisb estado1/estado2 origen/destino emisor/receptor fuente/destino"
)
_PAIRS = tuple((*pair.split("/"), None) for pair in _PAIR_WORDS.split())
"""Names of two columns that hold the ends of a tie, the likeliest first."""
_CODE_PAIRS = (
    ("ccode1", "ccode2", "cow"),
    ("ccodea", "ccodeb", "cow"),
    ("cowcode1", "cowcode2", "cow"),
    ("cow1", "cow2", "cow"),
    ("gwno1", "gwno2", "gw"),
    ("gwnoa", "gwnob", "gw"),
    ("gwcode1", "gwcode2", "gw"),
    ("iso31", "iso32", "iso3"),
    ("iso3a", "iso3b", "iso3"),
    ("iso3o", "iso3d", "iso3"),
    ("exporteriso3", "importeriso3", "iso3"),
    ("stateabb1", "stateabb2", "cow-letters"),
)
"""Names of two columns that hold codes, and of which system."""
_NAME_PAIRS = (
    ("fromname", "toname", None),
    ("fromlabel", "tolabel", None),
    ("sourcename", "targetname", None),
    ("sourcelabel", "targetlabel", None),
    ("actor1name", "actor2name", None),
    ("statename1", "statename2", None),
    ("statenme1", "statenme2", None),
    ("countryname1", "countryname2", None),
    ("country1name", "country2name", None),
    ("name1", "name2", None),
)
"""Names of two columns that hold names, beside ids or codes or alone."""


def tie_columns(header: Iterable[str]) -> tuple[dict[str, str], str | None]:
    """Which column holds which field of a tie, by what the columns are called.

    Returns
    -------
    dict of str to str
        Column by name of the field. "relation" and "directed" may be the same one, "type": only
        its cells tell.
    str or None
        The system of codes that from and to hold, as their names say.
    """
    plain = _by_plain_name(header)
    found, codes = _ends(plain)
    used = set(found.values())
    for field in FIELDS:
        for word in field.words:
            column = plain.get(word)
            if column is not None and column not in used:
                found[field.name] = column
                # "type" may say either: it stays free until its cells are looked at.
                if word != "type":
                    used.add(column)
                break
    if "start" in found or "end" in found:
        found.pop("when", None)
    return found, codes


def actor_columns(header: Iterable[str]) -> dict[str, str]:
    """Which column holds which field of an actor, by what the columns are called."""
    plain = _by_plain_name(header)
    found: dict[str, str] = {}
    for field in ACTOR_FIELDS:
        for word in field.words:
            if word in plain and plain[word] not in found.values():
                found[field.name] = plain[word]
                break
    return found


def _ends(plain: Mapping[str, str]) -> tuple[dict[str, str], str | None]:
    def first_of(pairs):
        return next((pair for pair in pairs if pair[0] in plain and pair[1] in plain), None)

    coded, paired, named = first_of(_CODE_PAIRS), first_of(_PAIRS), first_of(_NAME_PAIRS)
    ends = coded or paired or named
    if ends is None:
        return {}, None
    found = {"from": plain[ends[0]], "to": plain[ends[1]]}
    # Beside codes, columns like "state1" can only be names.
    names = named or (paired if coded else None)
    if names is not None and names is not ends:
        found |= {"from_name": plain[names[0]], "to_name": plain[names[1]]}
    return found, ends[2]


def _by_plain_name(header: Iterable[str]) -> dict[str, str]:
    """The columns by their plain names; of two that are called alike, the first."""
    found: dict[str, str] = {}
    for name in header:
        found.setdefault(plain_name(name), name)
    return found


def plain_name(name: str) -> str:
    """A name of a column or sheet without case, accents, spaces and signs: "startdate"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
