"""Line ends that only wrap a line: in e-mailed and archived articles a name may be cut by one of them."""

from itertools import pairwise

_NARROWEST, _WIDEST = 45, 100
"""Characters a line of wrapped prose has room for: shorter ones are lists, longer ones whole paragraphs."""
_FEWEST = 3


def wrapped_ends(text: str, start: int, end: int) -> frozenset[int]:
    """The offsets of the line ends, of a stretch of text, at which a sentence goes on.

    A line is wrapped where the first word of the next would not have fitted, and only in a stretch where most are.

    >>> text = "The ministers of the three countries met in the city of\\nNew York to talk about the abduction issue and about\\nfisheries before they left for Washington on Friday, by\\ntrain."
    >>> sorted(wrapped_ends(text, 0, len(text)))
    [55, 108, 164]
    >>> wrapped_ends("Home\\nNew York\\nPhoto\\nShare", 0, 25)
    frozenset()
    """
    ends: list[tuple[int, int]] = []
    widest = 0
    at = start
    for block in text[start:end].split("\n\n"):
        lines = block.split("\n")
        width = max(map(len, lines))
        if len(lines) > 1 and width <= _WIDEST:
            widest = max(widest, width)
            line_end = at
            for line, following in pairwise(lines):
                line_end += len(line)
                ends.append((line_end, len(line.rstrip()) + 1 + len(following.split(" ", 1)[0])))
                line_end += 1
        at += len(block) + 2
    wrapped = frozenset(at for at, needed in ends if needed > widest)
    return wrapped if widest >= _NARROWEST and max(_FEWEST, len(ends) / 2) <= len(wrapped) else frozenset()
