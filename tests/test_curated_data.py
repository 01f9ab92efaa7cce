"""The data written by people: every file parses, every reference leads somewhere, every form is in its own script.

The checks read the TOML itself, so that a mistake in the data shows here and not in the code that reads it.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from glossary.model import LANGS, Basis, Kind, Status, TermType
from glossary.text.fold import fold

ROOT = Path(__file__).resolve().parent.parent
CONCEPT_FILES = sorted((ROOT / "data" / "concepts").glob("*.toml"))
RECORDS = sorted((ROOT / "seeds").glob("*.toml"))
PROFILES = ROOT / "data" / "profiles.toml"

NCNAME = re.compile(r"[a-z][a-z0-9-]*\Z")
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9f]")
HANJA = re.compile(r"[\u3400-\u9fff\uf900-\ufaff ]+\Z")
READING = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u30fb ]+\Z")
RELATIONS = {"broader", "part-of", "of", "holds", "related", "distinct"}


def _load(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _entries(concept: dict[str, Any], field: str) -> list[tuple[str, dict[str, Any]]]:
    """The terms or look-up forms of a concept with their languages, a bare string as the table it stands for."""
    return [
        (lang, {"text": entry} if isinstance(entry, str) else entry)
        for lang, entries in concept.get(field, {}).items()
        for entry in entries
    ]


def _forms(concept: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return _entries(concept, "terms") + _entries(concept, "lookup")


FILES = {path: _load(path) for path in (*CONCEPT_FILES, PROFILES)}
CONCEPTS: list[dict[str, Any]] = list(chain.from_iterable(content.get("concept", []) for content in FILES.values()))
SOURCES: list[dict[str, Any]] = [
    *chain.from_iterable(content.get("source", []) for content in FILES.values()),
    *(_load(path)["source"] for path in RECORDS),
]
CONCEPT_IDS = {concept["id"] for concept in CONCEPTS}
SOURCE_IDS = {source["id"] for source in SOURCES}
PROFILE_IDS = {profile["id"] for profile in FILES[PROFILES]["profile"]}

each_concept = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: str(concept["id"]))
each_record = pytest.mark.parametrize("path", RECORDS, ids=lambda path: str(path.name))


@pytest.mark.parametrize("path", [*CONCEPT_FILES, PROFILES], ids=lambda path: path.name)
def test_a_file_says_at_its_head_what_it_is_by_which_policy_and_from_where(path: Path) -> None:
    head = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True)[:40] if line.startswith("#"))
    for word in ("Policy", "Sources in words", "Licence"):
        assert word in head
    about = FILES[path]["about"]
    assert about["title"] and about["policy"] and isinstance(about["checked"], date)


@each_record
def test_a_record_says_at_its_head_what_it_is(path: Path) -> None:
    head = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
    assert "Policy" in head and "Licence" in head


def test_there_is_enough_and_everything_is_named_once() -> None:
    assert len(CONCEPTS) >= 150
    for ids in ([c["id"] for c in CONCEPTS], [s["id"] for s in SOURCES], [p["id"] for p in FILES[PROFILES]["profile"]]):
        assert [id for id, times in Counter(ids).items() if times > 1] == []
        assert [id for id in ids if not NCNAME.match(id)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source["id"]))
def test_a_source_can_be_cited(source: dict[str, Any]) -> None:
    assert source["title"].strip()
    assert source.get("outlet", "").strip() or source.get("note", "").strip()
    assert not source.get("date") or PARTIAL_DATE.match(source["date"])
    assert source.get("url", "https://").startswith(("https://", "http://"))


@each_concept
def test_a_concept_is_defined_sourced_and_named(concept: dict[str, Any]) -> None:
    assert concept["kind"] in set(Kind)
    assert concept["definition"].strip() and not concept["definition"].endswith(".")
    assert concept["source"] in SOURCE_IDS
    assert {"en", "ko", "ja"} <= set(concept["terms"])
    assert set(concept["terms"]) | set(concept.get("lookup", {})) <= set(LANGS)


@each_concept
def test_every_form_is_clean_and_in_its_script(concept: dict[str, Any]) -> None:
    for lang, form in _forms(concept):
        text = form["text"]
        assert text == unicodedata.normalize("NFC", text).strip() and "  " not in text
        assert form.get("source", concept["source"]) in SOURCE_IDS
        if lang == "ko":
            assert not KANA.search(text)
        elif lang == "ja":
            assert not HANGUL.search(text)
        elif lang == "ko-Hani":
            assert HANJA.match(text)
        elif lang == "ja-Hrkt":
            assert READING.match(text)
        elif lang == "en":
            assert not HANGUL.search(text) and not KANA.search(text)


@each_concept
def test_terms_have_a_known_basis_and_type_and_look_up_forms_a_reason(concept: dict[str, Any]) -> None:
    for _, term in _entries(concept, "terms"):
        assert term.get("basis", "outlet") in set(Basis)
        assert term.get("type", "fullForm") in set(TermType)
        # A generated form is never a term, and a romanization by rule names its rule.
        assert term.get("basis") != "generated"
        assert (term.get("basis") == "system") == bool(term.get("system"))
    for lang, form in _entries(concept, "lookup"):
        assert lang == "ja-Hrkt" or form.get("reason")


@each_concept
def test_no_form_stands_twice_in_a_concept(concept: dict[str, Any]) -> None:
    assert [
        f for f, times in Counter((lang, form["text"]) for lang, form in _forms(concept)).items() if times > 1
    ] == []


@each_concept
def test_relations_lead_to_concepts(concept: dict[str, Any]) -> None:
    for relation in concept.get("relation", []):
        assert relation["type"] in RELATIONS
        assert relation["target"] in CONCEPT_IDS and relation["target"] != concept["id"]
        assert relation.get("source", concept["source"]) in SOURCE_IDS
        if "valid_from" in relation and "valid_to" in relation:
            assert relation["valid_from"] < relation["valid_to"]


def test_those_kept_apart_are_kept_apart_from_both_sides() -> None:
    apart = {(c["id"], r["target"]) for c in CONCEPTS for r in c.get("relation", []) if r["type"] == "distinct"}
    assert {(target, id) for id, target in apart} == apart
    assert ("lee-jae-myung", "lee-jae-myoung-spokesperson") in apart
    assert ("korea-japan-china-summit", "korea-us-japan-summit") in apart


@each_concept
def test_usage_rules_name_a_profile_and_a_term_of_the_concept(concept: dict[str, Any]) -> None:
    terms = {(lang, term["text"]) for lang, term in _entries(concept, "terms")}
    for rule in concept.get("rule", []):
        assert rule["profile"] in PROFILE_IDS
        assert (rule["lang"], rule["term"]) in terms
        assert rule["status"] in set(Status)
        assert rule["source"] in SOURCE_IDS
        for day in ("valid_from", "valid_to"):
            assert isinstance(rule.get(day, date.min), date)


@each_concept
def test_a_profile_says_one_thing_of_a_term_on_one_day(concept: dict[str, Any]) -> None:
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for rule in concept.get("rule", []):
        span = (rule.get("valid_from", date.min), rule.get("valid_to", date.max))
        assert span[0] < span[1]
        spans.setdefault((rule["profile"], rule["term"]), []).append(span)
    for spans_of_one in spans.values():
        ordered = sorted(spans_of_one)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))


@pytest.mark.parametrize("concept", [c for c in CONCEPTS if c.get("contested")], ids=lambda concept: str(concept["id"]))
def test_a_contested_concept_has_rival_terms(concept: dict[str, Any]) -> None:
    # A variant of the same name is no rival.
    rivals = Counter(lang for lang, term in _entries(concept, "terms") if term.get("type", "fullForm") == "fullForm")
    assert max(rivals.values()) >= 2
    assert concept["contested"].endswith(".")


@pytest.mark.parametrize("profile", FILES[PROFILES]["profile"], ids=lambda profile: str(profile["id"]))
def test_a_profile_is_sourced(profile: dict[str, Any]) -> None:
    assert profile["source"] in SOURCE_IDS
    assert profile["lang"] in LANGS
    assert profile["name_order"] in {"family-first", "given-first", "mixed"}


@each_record
def test_a_record_attests_forms_of_the_concepts_it_names(path: Path) -> None:
    record = _load(path)
    assert record["source"]["id"] == path.stem
    known = {c["id"]: {fold(form["text"]) for _, form in _forms(c)} for c in CONCEPTS}
    for form in record.get("form", []):
        assert form["concept"] in CONCEPT_IDS
        assert form["lang"] in LANGS and form["paragraph"] >= 1 and form["count"] >= 1
        # A surname alone is a form only in its own text; all others are known by themselves.
        if form.get("note") != "short form":
            assert fold(form["text"]) in known[form["concept"]], form["text"]
    for error in record.get("error", []):
        assert error["text"] and error["suggestion"] and error["paragraph"] >= 1


@each_record
def test_a_text_ships_only_where_it_is_ours(path: Path) -> None:
    record = _load(path)
    if path.stem.startswith("dispatch-"):
        text = (path.parent / record["source"]["file"]).read_text("utf-8")
        assert text.splitlines()[0] == record["source"]["title"]
        assert "form" not in record
    else:
        assert "file" not in record["source"]
        assert record["form"]


def test_no_twelve_words_of_an_article_are_shipped(shared: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return {tuple(words[i : i + 12]) for i in range(len(words) - 11)}

    articles = set().union(*(runs(p.read_text("utf-8")) for p in (shared / "seeds").glob("*.txt")))
    for path in (*CONCEPT_FILES, PROFILES, *RECORDS, *(ROOT / "seeds").glob("*.txt")):
        assert not runs(path.read_text("utf-8")) & articles
