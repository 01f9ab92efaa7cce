"""Mentions to concepts: which mentions of a document name one thing, and which known thing it is.

`clusters` joins what one document says is one, `keys` finds what may be the same elsewhere, `judging` weighs the evidence,
`offices` says what titles have to do with each other. What is not certain is left open and reported.
"""

from glossary.link.clusters import Cluster, find_clusters
from glossary.link.judging import Judgement, Known, Piece, judge
from glossary.link.keys import keys_of, name_key, stored_keys, surname_keys, term_key
from glossary.link.meetings import IMPLIED, implied_key
from glossary.link.offices import OFFICE_ID, Agreement, compare_offices, read_office

__all__ = [
    "IMPLIED",
    "OFFICE_ID",
    "Agreement",
    "Cluster",
    "Judgement",
    "Known",
    "Piece",
    "compare_offices",
    "find_clusters",
    "implied_key",
    "judge",
    "keys_of",
    "name_key",
    "read_office",
    "stored_keys",
    "surname_keys",
    "term_key",
]
