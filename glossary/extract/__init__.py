"""From a document to the terms it holds: a pure function of its text.

Furniture is blanked in place, each language reads its own stretches, glosses in brackets join them, short forms are
resolved, and what the text says about two mentions and what looks like an error of the source is reported beside them.
"""

import re
from dataclasses import replace

from glossary.model import Document, Extraction, Mention
from glossary.text.script import Script, main_script

from . import english, gloss, japanese, korean, short_forms, source_errors
from .english.evidence import find_evidence
from .furniture import blank, find_furniture
from .offices import find_offices

__all__ = ["extract", "spans_by_language"]

_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u303b\u3041-\u318e\u31f0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc]"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_RUN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u303b\u3041-\u318e\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff]"
    r"(?:[ ·・]?[\u1100-\u11ff\u2e80-\u303b\u3041-\u318e\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff]){1,200}"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\uff21-\uff5a]")
_LINE = re.compile(r"[^\n]+")


def extract(document: Document) -> Extraction:
    """The mentions, evidence and suspected errors of a document, in order of their start.

    >>> from glossary.model import Document
    >>> found = extract(Document("Foreign Minister Park Jin spoke. Minister Park left.", "note.txt", ()))
    >>> [(m.surface, m.canonical) for m in found.mentions]
    [('Foreign Minister', 'Foreign Minister'), ('Park Jin', 'Park Jin'), ('Minister Park', 'Park Jin')]
    """
    furniture = find_furniture(document)
    text = blank(document.text, furniture.spans)
    spans = spans_by_language(text)
    readers = {"en": english, "ko": korean, "ja": japanese}
    mentions = [m for lang, runs in spans.items() if runs for m in readers[lang].find_mentions(text, runs)]
    mentions = [m for m in mentions if m.surface not in furniture.names]
    glossed, glosses = gloss.read_glosses(text, sorted(mentions, key=_place))
    mentions = sorted([*mentions, *glossed], key=_place)
    evidence = [*find_evidence(text, mentions), *find_offices(text, mentions)]
    known = {(e.left, e.right) for e in evidence} | {(e.right, e.left) for e in evidence}
    evidence = sorted(
        [*evidence, *(e for e in glosses if (e.left, e.right) not in known)], key=lambda e: (e.left, e.right, e.type)
    )
    mentions = short_forms.resolve(mentions, evidence)
    mentions = _long_forms(mentions, {e.left: e.right for e in evidence if e.type == "acronym"})
    errors = source_errors.find_errors(text, mentions)
    return Extraction(document, tuple(mentions), tuple(evidence), tuple(errors), furniture.spans)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.kind


def _long_forms(mentions: list[Mention], acronyms: dict[int, int]) -> list[Mention]:
    """Give every acronym the canonical form of the long form it was introduced with."""
    by_start = {m.start: m for m in reversed(mentions)}
    long = {by_start[a].surface: by_start[b] for a, b in acronyms.items()}
    return [
        replace(m, canonical=long[m.surface].canonical, refers_to=long[m.surface].start, kind=long[m.surface].kind)
        if m.surface in long and m.start != long[m.surface].start
        else m
        for m in mentions
    ]


def _plain_language(line: str) -> str:
    """The language of a line that one look tells: kana and no Hangul is Japanese, Hangul and no kana Korean.

    A line with letters of Latin, or of neither script, wants a closer look, and gets none.
    """
    if line.isascii() or _LATIN.search(line):
        return ""
    hangul, kana = _HANGUL.search(line), _KANA.search(line)
    return "" if bool(hangul) is bool(kana) else "ko" if hangul else "ja"


def spans_by_language(text: str) -> dict[str, list[tuple[int, int]]]:
    """Which stretches each language reads: lines by their main script, and foreign runs inside a line.

    A line in Han characters alone is Japanese, unless the text writes Hangul and no kana.

    >>> spans_by_language("Talks held (협의).\\n한일 협의\\n日韓の協議")
    {'en': [(0, 16)], 'ko': [(12, 14), (17, 22)], 'ja': [(23, 28)]}
    """
    spans: dict[str, list[tuple[int, int]]] = {"en": [], "ko": [], "ja": []}
    if _EAST_ASIAN.search(text) is None:
        spans["en"].append((0, len(text)))
        return spans
    han = "ko" if _HANGUL.search(text) and not _KANA.search(text) else "ja"
    for line in _LINE.finditer(text):
        if plain := _plain_language(line.group()):
            spans[plain].append(line.span())
            continue
        script = _script_of_line(line.group())
        if script is Script.HANGUL:
            spans["ko"].append(line.span())
        elif script in (Script.KANA, Script.HAN):
            spans["ja" if script is Script.KANA or _KANA.search(line.group()) else han].append(line.span())
        else:
            spans["en"].append(line.span())
            for run in _RUN.finditer(text, line.start(), line.end()):
                lang = "ko" if _HANGUL.search(run.group()) else "ja" if _KANA.search(run.group()) else han
                spans[lang].append(run.span())
    spans["en"] = _joined(text, spans["en"])
    return spans


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of one language with nothing but line ends between them, as one stretch."""
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and text[joined[-1][1] : start].isspace():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _script_of_line(line: str) -> Script:
    """The main script of a line; the two usual answers without counting every character."""
    if _EAST_ASIAN.search(line) is None:
        return Script.LATIN
    return Script.HANGUL if len(_HANGUL.findall(line)) * 2 > len(line) else main_script(line)
