"""The SQLite termbase. The only place that speaks SQL."""

from glossary.store.candidates import Decision, StoredCandidate
from glossary.store.concepts import Outcome
from glossary.store.lookup_keys import KeyHit
from glossary.store.sources import Attestation, Suspicion
from glossary.store.termbase import Termbase

__all__ = ["Attestation", "Decision", "KeyHit", "Outcome", "StoredCandidate", "Suspicion", "Termbase"]
