"""The SQLite termbase. The only place that speaks SQL."""

from glossary.store.apart import Divide
from glossary.store.candidates import CandidateForm, StoredCandidate, Use
from glossary.store.concepts import Outcome
from glossary.store.decisions import STATUS_AFTER, Decision, LogEntry
from glossary.store.links import OfficeHeld, StoredLink
from glossary.store.lookup_keys import KeyHit
from glossary.store.queue import Filter
from glossary.store.sources import Attestation, Suspicion
from glossary.store.termbase import Termbase

__all__ = [
    "STATUS_AFTER",
    "Attestation",
    "CandidateForm",
    "Decision",
    "Divide",
    "Filter",
    "KeyHit",
    "LogEntry",
    "OfficeHeld",
    "Outcome",
    "StoredCandidate",
    "StoredLink",
    "Suspicion",
    "Termbase",
    "Use",
]
