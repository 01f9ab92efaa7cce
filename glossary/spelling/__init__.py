"""One idea of "the same name": what is indexed, how it is found by any spelling, and why.

`keys` are the exact lanes; everything else here is the learned channel.
"""

from glossary.spelling.explain import explain
from glossary.spelling.propose import Proposal, propose
from glossary.spelling.same import same_name
from glossary.spelling.search import Hit, search
from glossary.spelling.segment import Name, Segment

__all__ = ["Hit", "Name", "Proposal", "Segment", "explain", "propose", "same_name", "search"]
