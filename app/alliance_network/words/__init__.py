"""Labels and sentences: everything that is said about a selection, a tie or a claim.

Written once, for the page, the figures, the exports and the screen reader alike.
"""

from alliance_network.words.choices import (
    COUNTS,
    Phrase,
    described,
    headline,
    phrases,
    time_line,
    words_line,
)
from alliance_network.words.claims import (
    beside,
    by_time,
    claim_details,
    claim_sentence,
    claim_text,
    forms_of,
    says_so,
    why,
)
from alliance_network.words.comparison import (
    ComparisonWords,
    WordGroup,
    comparison_words,
    tie_sentences,
)
from alliance_network.words.empty import NOTHING_LEFT, no_ties
from alliance_network.words.histories import history_words, interval_words
from alliance_network.words.labels import (
    capital,
    codes_of,
    counted,
    kind_label,
    language_name,
    listed,
    out_of,
    quoted,
    status_meaning,
    when,
)
from alliance_network.words.pictures import PLAIN_ABOVE, alt_text, is_plain
from alliance_network.words.sources import (
    NO_DATE,
    claim_source,
    reach,
    source_form,
    source_reaches,
    sources_line,
    sources_used,
)
from alliance_network.words.ties import (
    ActorForm,
    actor_form,
    actor_sentence,
    actor_words,
    tie_name,
    tie_sentence,
    tie_words,
    told,
)

__all__ = [
    "COUNTS",
    "NOTHING_LEFT",
    "NO_DATE",
    "PLAIN_ABOVE",
    "ActorForm",
    "ComparisonWords",
    "Phrase",
    "WordGroup",
    "actor_form",
    "actor_sentence",
    "actor_words",
    "alt_text",
    "beside",
    "by_time",
    "capital",
    "claim_details",
    "claim_sentence",
    "claim_source",
    "claim_text",
    "codes_of",
    "comparison_words",
    "counted",
    "described",
    "forms_of",
    "headline",
    "history_words",
    "interval_words",
    "is_plain",
    "kind_label",
    "language_name",
    "listed",
    "no_ties",
    "out_of",
    "phrases",
    "quoted",
    "reach",
    "says_so",
    "source_form",
    "source_reaches",
    "sources_line",
    "sources_used",
    "status_meaning",
    "tie_name",
    "tie_sentence",
    "tie_sentences",
    "tie_words",
    "time_line",
    "told",
    "when",
    "why",
    "words_line",
]
