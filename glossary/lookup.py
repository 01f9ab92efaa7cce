"""From any spelling to the right concept, with the reason.

The exact lanes are asked first, the surest first, and answer most queries in microseconds; the learned spelling index is
asked when they find nothing. When the best match is below `THRESHOLD` nothing is shown as found.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from glossary import spelling
from glossary.errors import QueryError
from glossary.spelling.keys import Lane, compact, generated_key, meant_by_keys, query_keys, without_honorific
from glossary.spelling.score import FOUND
from glossary.store import KeyHit, Termbase
from glossary.text.fold import fold
from glossary.text.surnames import split_name

LONGEST_QUERY = 500
"""Code points: longer than any name or term."""
THRESHOLD = FOUND
"""The score of the best match below which nothing is shown as found; what is below `LIKELY` is shown as a guess."""
LIKELY = 0.5
"""The score below which a match is more likely wrong than right."""
LANGUAGES = {"en": ("en",), "ko": ("ko", "ko-Hani"), "ja": ("ja",)}
"""The three columns of an answer, and the language tags that stand in each."""
LOOKUP_FORM_SCORE = 0.98


@dataclass(frozen=True, slots=True)
class Match:
    """One concept that a query leads to: `concept` is its row, `form` what the query met, `how` the reason.

    A match of the spelling index has no reason yet: it is given one when it is shown.
    """

    concept: int
    score: float
    form: KeyHit
    how: str
    cost: float = 0.0
    """What the spelling index says it costs: it orders matches whose scores are alike."""


def checked_query(query: str) -> str:
    """The query, or QueryError when it is empty, too long or made of control characters."""
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(query):,} characters", accepted=f"at most {LONGEST_QUERY}")
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in query):
        raise QueryError("the query holds a control character", accepted="printable characters")
    if not query.strip():
        raise QueryError("the query is empty", accepted="a name, title or term in any spelling")
    if not fold(query):
        raise QueryError("the query holds no letter or digit", accepted="a name, title or term in any spelling")
    return query.strip()


def find_matches(
    termbase: Termbase, query: str, *, lang: str | None = None, kind: str | None = None, limit: int = 10
) -> list[Match]:
    """The concepts a query leads to, the likeliest first, each once; ties go to the better attested concept.

    `lang` keeps to forms in that language (`ko` includes hanja), `kind` to concepts of that kind.
    """
    found: list[Match] = []
    for lane in (_exact, _with_title, _part_of_name, _with_honorific, _spelled, _generated):
        found = _wanted(termbase, lane(termbase, query), lang, kind)
        if found:
            break
    return [_explained(termbase, match, query) for match in found[:limit]]


def _explained(termbase: Termbase, match: Match, query: str) -> Match:
    """A match of the spelling index with its reason: it takes longer than the match, so only those shown get one."""
    if match.how:
        return match
    form = _own_form(termbase, match, query)
    cost = match.cost if form is match.form else None
    return replace(match, form=form, how=spelling.explain(query, form.text, form.lang, cost))


def _own_form(termbase: Termbase, match: Match, query: str) -> KeyHit:
    """The form to explain a match by: of a person whom both languages write, the one in the person's own.

    A Korean has hanja and a Japanese person a reading in kana; what the other language writes is only a transcription.
    """
    others = termbase.keys.of_concept(match.concept) if match.form.lang in ("ko", "ja") else []
    written = {form.lang for form in others}
    own = "ko" if match.form.lang == "ja" and "ko-Hani" in written else "ja-Hrkt"
    if match.form.lang == "ko" and "ja-Hrkt" not in written:
        return match.form
    alike = (form for form in others if form.lang == own and spelling.same_name(query, form.text) >= LIKELY)
    return next(alike, match.form)


def find_alike(termbase: Termbase, query: str, *, kind: str) -> Match | None:
    """The one concept of a kind whose name is most like this one, for a person to judge; None when none is."""
    for lane in (_exact, _spelled):
        found = _wanted(termbase, lane(termbase, query), None, kind)
        if found:
            return _explained(termbase, found[0], query)
    return None


def _wanted(termbase: Termbase, matches: Iterable[Match], lang: str | None, kind: str | None) -> list[Match]:
    """The best match of each concept, in order, of those that were asked for; none when the best is no match at all."""
    best: dict[int, Match] = {}
    for match in matches:
        if lang and (match.form.lang != lang and not match.form.lang.startswith(lang + "-")):
            continue
        before = best.get(match.concept)
        if before is None or match.score > before.score:
            best[match.concept] = match
    if kind:
        concepts = termbase.concepts.by_number(list(best))
        best = {number: match for number, match in best.items() if concepts[number]["kind"] == kind}
    if not any(match.score >= THRESHOLD for match in best.values()):
        return []
    return sorted(best.values(), key=lambda m: (-round(m.score, 3), round(m.cost, 2), -m.form.attested, m.concept))


def _exact(termbase: Termbase, query: str) -> Iterator[Match]:
    for keys in query_keys(query):
        answered = False
        for key in keys:
            for hit in termbase.keys.find(key.key, key.lanes):
                answered = True
                score = key.score * (1.0 if hit.role == "term" else LOOKUP_FORM_SCORE)
                yield Match(hit.concept, score, hit, key.how.format(form=hit.text, query=query) or _how(query, hit))
        if answered:
            return


def _how(query: str, hit: KeyHit) -> str:
    """Why a form with the same folded key matches."""
    if hit.reason:
        same = "" if hit.text == query else f", {spelling.explain(query, hit.text, hit.lang)}"
        return f"{hit.reason}{same}"
    return "the term itself" if hit.text == query else spelling.explain(query, hit.text, hit.lang)


def _spelled(termbase: Termbase, query: str) -> Iterator[Match]:
    hits = spelling.search(termbase.segments.all(), query, limit=50)
    forms = termbase.keys.forms([hit.id for hit in hits])
    for hit in hits:
        form = forms.get(hit.id)
        if form:
            yield Match(form.concept, hit.score, form, "", hit.cost)


def _generated(termbase: Termbase, query: str) -> Iterator[Match]:
    key = generated_key(query)
    for hit in termbase.keys.find(key.key, key.lanes):
        yield Match(hit.concept, key.score, hit, key.how.format(form=hit.text, query=query))


def _part_of_name(termbase: Termbase, query: str) -> Iterator[Match]:
    """A surname or a given name alone: the concept that owns it, if one clearly does."""
    if len(fold(query).split()) != 1:
        return
    hits, typed = termbase.keys.find(compact(query), (Lane.PART,)), ""
    if not hits and (meant := meant_by_keys(query)):
        key, mode = meant
        hits, typed = termbase.keys.find(key, (Lane.PART,)), f", typed with the keyboard in {mode} mode"
    owners = {hit.concept: hit for hit in reversed(hits)}
    total = sum(hit.attested for hit in owners.values())
    for hit in owners.values():
        share = (hit.attested + 1) / (total + len(owners))
        yield Match(hit.concept, 0.35 + 0.5 * share, hit, f"part of the name {hit.text}{typed}")


def _with_honorific(termbase: Termbase, query: str) -> Iterator[Match]:
    """A name that is politely addressed: Mr. Kishida, 岸田氏, 박진 장관님."""
    name = without_honorific(query)
    for lane in (_exact, _with_title, _part_of_name) if name else ():
        found = list(lane(termbase, name))
        yield from (replace(match, how=f"{match.how}, with an honorific") for match in found)
        if found:
            return


def _with_title(termbase: Termbase, query: str) -> Iterator[Match]:
    """A name with a title before or after it: President Yoon, 尹大統領, 윤 대통령. Holders of the title come first."""
    for name, title, titles in _split_title(termbase, query):
        holders = termbase.concepts.holders(titles)
        by_name = {m.concept: m for lane in (_exact, _part_of_name) for m in lane(termbase, name)}
        for number, match in by_name.items():
            if number in holders:
                yield replace(match, score=0.95, how=f"{title} and {match.how}")
        for match in _sounding_alike(termbase, name, holders - set(by_name)):
            yield replace(match, how=f"{title} and {match.how}")
        for match in by_name.values():
            if match.concept not in holders:
                yield replace(match, score=match.score * 0.7, how=f"{match.how}; not known as {title}")


def _sounding_alike(termbase: Termbase, name: str, concepts: Iterable[int]) -> Iterator[Match]:
    """Which of a few persons a name, or a part of one, is a spelling of: a spelling index of them alone is asked."""
    forms = [form for number in concepts for form in termbase.keys.of_concept(number)]
    parts = [(form, part) for form in forms for part in dict.fromkeys((form.text, *_name_parts(form)))]
    if not parts:
        return
    names = [spelling.Name(i, part, form.lang, "person", 0.0) for i, (form, part) in enumerate(parts)]
    for hit in spelling.search([spelling.Segment.build(names)], name, limit=20):
        form = parts[hit.id][0]
        yield Match(form.concept, 0.9 * hit.score, form, f"a spelling of {form.text}")


def _name_parts(form: KeyHit) -> list[str]:
    """The words of a name, and of a Korean one its surname and given name."""
    words = fold(form.text).split()
    if form.lang == "ko" and len(words) == 1:
        return [part for part in split_name(form.text) if part]
    return words if len(words) > 1 else []


def _split_title(termbase: Termbase, query: str) -> Iterator[tuple[str, str, list[int]]]:
    """The ways to read a query as a name and a title, as (name, title, the title's concepts)."""
    words = query.split()
    cuts = [(" ".join(words[i:]), " ".join(words[:i])) for i in range(1, len(words))]
    cuts += [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    if len(words) == 1 and not query.isascii():
        cuts += [(query[:i], query[i:]) for i in range(1, len(query))]
    for name, title in cuts:
        hits = termbase.keys.find(compact(title), (Lane.FOLDED,)) if compact(title) and compact(name) else []
        titles = [hit.concept for hit in hits]
        if titles:
            kinds = termbase.concepts.by_number(titles)
            titles = [n for n in titles if kinds[n]["kind"] == "title"]
        if titles:
            yield name, title, titles


def lookup(
    termbase: Termbase,
    query: str,
    *,
    lang: str | None = None,
    kind: str | None = None,
    profile: str | None = None,
    on: date | None = None,
    limit: int = 10,
) -> dict[str, Any]:
    """The answer to a look-up in the shape of the API.

    With `profile`, the terms that it prefers (on that day, today by default) stand first in each language and those it
    deprecates last. Raises QueryError for a query that cannot be looked up or a profile that is not there.
    """
    query = checked_query(query)
    if profile and termbase.profiles.get(profile) is None:
        raise QueryError(
            f"there is no profile {profile!r}",
            accepted=", ".join(p["id"] for p in termbase.profiles.all()) or "none is loaded",
        )
    matches = find_matches(termbase, query, lang=lang, kind=kind, limit=limit)
    numbers = [m.concept for m in matches]
    concepts = termbase.concepts.by_number(numbers)
    terms = terms_by_language(termbase, numbers, profile, on)
    answer: dict[str, Any] = {
        "query": query,
        "matches": [
            {
                "concept_id": concepts[m.concept]["id"],
                "kind": concepts[m.concept]["kind"],
                "score": round(m.score, 3),
                "matched": {"text": m.form.text, "lang": m.form.lang, "how": m.how},
                "terms": terms[m.concept],
                "definition": concepts[m.concept]["definition"],
                "contested": concepts[m.concept]["contested"],
            }
            for m in matches
        ],
    }
    if not any(m.score >= LIKELY for m in matches):
        answer["proposals"] = [
            {"text": p.text, "lang": p.lang, "system": p.system, "note": p.note} for p in spelling.propose(query)
        ]
    return answer


STATUS_ORDER = {"preferred": 0, "admitted": 1, "": 2, "superseded": 3, "deprecated": 4}


def terms_by_language(
    termbase: Termbase, numbers: Sequence[int], profile: str | None = None, on: date | None = None
) -> dict[int, dict[str, list[str]]]:
    """The terms of some concepts in the three languages, in the order of printing (that of the profile, if one is given)."""
    forms = termbase.concepts.forms(numbers)
    statuses = termbase.concepts.statuses(numbers, profile, on or date.today()) if profile else {}
    answer: dict[int, dict[str, list[str]]] = {}
    for number in numbers:
        answer[number] = {}
        for language, tags in LANGUAGES.items():
            rows = [form for tag in tags for form in forms[number] if form["lang"] == tag]
            rows.sort(key=lambda f: STATUS_ORDER[statuses.get((number, f["lang"], f["text"]), "")])
            answer[number][language] = list(dict.fromkeys(row["text"] for row in rows))
    return answer


def suggest(termbase: Termbase, query: str, *, limit: int = 8) -> dict[str, Any]:
    """What a query that is still being typed may become: forms that begin so, then whole look-ups."""
    query = checked_query(query)
    prefix = compact(query)
    lanes = [Lane.FOLDED, Lane.SORTED]
    if all("ㄱ" <= c <= "ㅎ" for c in query.replace(" ", "")):
        prefix, lanes = query.replace(" ", ""), [Lane.INITIALS]
    hits = termbase.keys.find_prefix(prefix, lanes)
    if len(hits) < limit and len(prefix) >= 3:
        hits += [m.form for m in find_matches(termbase, query, limit=limit)]
    first = {hit.concept: hit for hit in reversed(hits)}
    chosen = list(dict.fromkeys(hit.concept for hit in hits))[:limit]
    concepts = termbase.concepts.by_number(chosen)
    terms = terms_by_language(termbase, chosen)
    return {
        "query": query,
        "suggestions": [
            {
                "text": first[n].text,
                "lang": first[n].lang,
                "concept_id": concepts[n]["id"],
                "kind": concepts[n]["kind"],
                "usual": usual(terms[n]),
                "contested": concepts[n]["contested"],
            }
            for n in chosen
        ],
    }


def usual(terms: dict[str, list[str]]) -> dict[str, str]:
    """The usual term in each language, or "" where there is none."""
    return {language: (texts[0] if texts else "") for language, texts in terms.items()}
