"""Documents about one event, imported together: what they mention is aligned once all of them are in.

Which documents those are, somebody says (`glossary import --parallel`), or their names do: `story.en.txt`, `story.ko.txt`.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from glossary.link.parallel import Item, Match, pairs
from glossary.model import LANGS
from glossary.pipeline.report import Report
from glossary.store import StoredLink, Termbase

_NAMED = re.compile(rf"(?P<story>.+)\.(?:{'|'.join(LANGS)})\.[^.]+", re.IGNORECASE)


def named_alike(paths: Iterable[Path | str]) -> list[list[str]]:
    """The paths whose names say that they are one story in several languages, in sets of two and more.

    >>> named_alike(["a/talks.en.txt", "a/talks.ko.txt", "a/talks.txt", "b/talks.ja.txt"])
    [['a/talks.en.txt', 'a/talks.ko.txt']]
    """
    stories: dict[str, list[str]] = {}
    for path in map(str, paths):
        if found := _NAMED.fullmatch(path):
            stories.setdefault(found["story"], []).append(path)
    return [story for story in stories.values() if len(story) > 1]


def align(termbase: Termbase, paths: Sequence[str]) -> Report | None:
    """Align what some imported files mention, in one transaction; None where fewer than two of them are documents.

    Candidates that are one become one; what may be a known concept is proposed to whoever reviews it. Twice changes nothing.
    """
    files = [file for path in paths if (file := termbase.sources.file(_where(path))) and file["source"]]
    if len({file["source"] for file in files}) < 2:
        return None
    report = Report(" + ".join(Path(path).name for path in paths), "parallel documents")
    with termbase.writing():
        matches = pairs([_items(termbase, file["source"]) for file in files])
        became: dict[str, str] = {}
        for match in matches:
            _write(termbase, match, files[0], became, report)
    if not (report.extended or report.messages):
        report.skipped = "nothing in them is still to be aligned"
    return report


def _where(path: str) -> str:
    return str(Path(path).resolve()) if "://" not in path else path


def _items(termbase: Termbase, source: str) -> list[Item]:
    """What a source mentions, with its forms and where in the text it stands."""
    attested = termbase.sources.attestations_in(source)
    last = max((a["paragraph"] for a in attested), default=1)
    first = min((a["paragraph"] for a in attested), default=1)
    places: dict[tuple[str, str], list[float]] = {}
    langs: dict[tuple[str, str], str] = {}
    for a in attested:
        key = (a["concept_id"] or f"#{a['candidate_id']}", a["kind"])
        places.setdefault(key, []).append((a["paragraph"] - first) / max(1, last - first))
        langs.setdefault(key, a["lang"].partition("-")[0])
    items = []
    for (name, kind), where in places.items():
        forms, offices = _described(termbase, name)
        items.append(Item(name, kind, langs[name, kind], forms, offices, tuple(where)))
    return items


def _described(termbase: Termbase, name: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    if name.startswith("#"):
        candidate = termbase.candidates.get(int(name[1:]))
        return candidate.forms, candidate.offices
    number = termbase.concepts.number_of(name)
    assert number is not None
    forms = termbase.concepts.forms([number])[number]
    return tuple((f["lang"], f["text"]) for f in forms), tuple(termbase.concepts.offices_of(name))


def _write(termbase: Termbase, match: Match, file: dict[str, object], became: dict[str, str], report: Report) -> None:
    left, right = (became.get(item.name, item.name) for item in (match.left, match.right))
    if left == right or _kept_apart(termbase, match):
        return
    evidence = tuple((piece.type, piece.what) for piece in match.judgement.pieces)
    called = " and ".join(item.forms[0][1] for item in (match.left, match.right) if item.forms)
    source, row = str(file["source"]), int(str(file["id"]))
    if left.startswith("#") and right.startswith("#"):
        one, other = sorted((int(left[1:]), int(right[1:])))
        if not (termbase.links.may_join(one) and termbase.links.may_join(other)):
            return
        termbase.moves.dissolve(other, one)
        for name, now in became.items():
            if now == f"#{other}":
                became[name] = f"#{one}"
        became[f"#{other}"] = f"#{one}"
        lang, text = match.right.forms[0]
        termbase.links.put(source, row, [StoredLink(lang, text, evidence, match.judgement.score, one)])
        report.extended += 1
        report.say(0, f"{called} are one: {match.judgement.why}")
    elif left.startswith("#") or right.startswith("#"):
        candidate, concept = (left, right) if left.startswith("#") else (right, left)
        item = match.left if left == candidate else match.right
        number = int(candidate[1:])
        if any(link["concept_id"] == concept for link in termbase.links.of_candidate(number)):
            return
        lang, text = item.forms[0]
        termbase.links.put(
            source, row, [StoredLink(lang, text, evidence, match.judgement.score, number, concept, proposed=True)]
        )
        report.say(0, f"{called} may be one, for review: {match.judgement.why}")


def _kept_apart(termbase: Termbase, match: Match) -> bool:
    """Whether a person has said that the two are not the same thing."""
    one, two = ([text for _, text in item.forms] for item in (match.left, match.right))
    return any(divide.parts(one, two) for divide in termbase.apart.divides([*one, *two]))
