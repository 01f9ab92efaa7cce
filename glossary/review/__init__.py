"""What people decide about candidates. Every decision is logged, can be undone, and outlives a new import.

Decisions are taken together or not at all: when one of several is refused, none of them has been carried out.
"""

from glossary.review.deciding import decide_all
from glossary.review.orders import Order
from glossary.review.undoing import undo

__all__ = ["Order", "decide_all", "undo"]
