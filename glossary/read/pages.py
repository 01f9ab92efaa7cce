"""Whole HTML texts to blocks: book chapters and letters, where every paragraph counts and nothing is navigation."""

from collections.abc import Iterator

from glossary.errors import InputError
from glossary.read.blocks import Block

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "p", "div", "li", "td", "th", "dt", "dd", "blockquote", "pre", "figcaption", "caption", "section", "article", "tr",
    "table", "ul", "ol", "dl", "hr", "body", "address", "aside", "header", "footer", "figure", "center", "tbody", "thead",
}  # fmt: skip
LEFT_OUT = frozenset(
    {"script", "style", "head", "template", "noscript", "rt", "rp", "nav", "svg", "math", "title", "object"}
)
_ROLES = {"td": "cell", "th": "cell", "figcaption": "caption", "caption": "caption"}
LARGEST_PAGE = 20_000_000


def blocks_of_html(page: str, where: str) -> list[Block]:
    """The blocks of an HTML text in its order; readings over words, scripts and styles are left out.

    Raises InputError for a page of more than 20 million characters or one that no parser takes.

    >>> blocks_of_html("<h1>협의</h1><p>One <b>two</b>.<table><tr><td>박진</td></tr></table>", "a.html")[2]
    Block(text='박진', role='cell', page=0, line=0)
    """
    from lxml import etree, html

    if len(page) > LARGEST_PAGE:
        raise InputError(f"the page has {len(page):,} characters", where=where, accepted=f"at most {LARGEST_PAGE:,}")
    if not page.strip():
        return []
    try:
        # As bytes: a string with an encoding declaration of its own is refused.
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        if "empty" in str(error).lower():
            return []
        raise InputError(f"the page cannot be parsed ({error})", where=where, accepted="HTML") from error
    return list(_blocks(etree.iterwalk(root, events=("start", "end", "comment", "pi"))))


def _blocks(events: Iterator[tuple[str, object]]) -> Iterator[Block]:
    parts: list[str] = []
    roles = ["paragraph"]
    skipping = 0

    def flush() -> Iterator[Block]:
        if text := "".join(parts).strip():
            yield Block(text, roles[-1])
        parts.clear()

    for event, element in events:
        tag = getattr(element, "tag", None)
        tail = getattr(element, "tail", None) or ""
        if not isinstance(tag, str):  # a comment or an instruction
            if not skipping:
                parts.append(tail)
            continue
        if event == "start":
            if skipping or tag in LEFT_OUT:
                skipping += 1
                continue
            if tag in BLOCKS:
                yield from flush()
                roles.append("heading" if tag in HEADINGS else _ROLES.get(tag, roles[-1]))
            elif tag == "br":
                parts.append("\n")
            parts.append(getattr(element, "text", None) or "")
            continue
        if skipping:
            skipping -= 1
        elif tag in BLOCKS:
            yield from flush()
            roles.pop()
        if not skipping:
            parts.append(tail)
    yield from flush()
