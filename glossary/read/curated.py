"""The project's own TOML files: curated concepts and profiles (`data/`), and source records (`seeds/`)."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from glossary.errors import InputError
from glossary.model import (
    LANGS,
    Basis,
    Concept,
    Document,
    Kind,
    LookupForm,
    Profile,
    Relation,
    Source,
    Status,
    Term,
    TermType,
    UsageRule,
)

DEFAULT_REASON = {"ja-Hrkt": "kana reading", "ko-Latn": "romanization", "ja-Latn": "romanization"}


@dataclass(frozen=True, slots=True)
class Curated:
    """What a file of curated data says."""

    sources: tuple[Source, ...] = ()
    profiles: tuple[Profile, ...] = ()
    concepts: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class AttestedForm:
    """A form that a source record says its source uses."""

    text: str
    concept: str
    lang: str
    paragraph: int = 0
    count: int = 1


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Facts about one source: what it is, the forms it uses with their places, and its suspected errors.

    `document` is its text, where that ships beside the record.
    """

    source: Source
    forms: tuple[AttestedForm, ...] = ()
    errors: tuple[tuple[str, str, int], ...] = ()
    document: Document | None = field(default=None)


def read_toml(path: Path, raw: bytes) -> dict[str, Any]:
    """Parse TOML; InputError says where it goes wrong."""
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", where=str(path), accepted="UTF-8, as TOML requires") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"this is not valid TOML ({error})", where=str(path), accepted="TOML 1.0") from error


def is_source_record(content: Mapping[str, Any]) -> bool:
    """Whether parsed TOML is a source record: its `[source]` is one table, not a list of them."""
    return isinstance(content.get("source"), dict)


def curated_of(content: Mapping[str, Any], path: Path) -> Curated:
    """The sources, profiles and concepts of a curated file; InputError names the concept and the field at fault."""
    known = {"about", "source", "profile", "concept"}
    _only(content, known, str(path))
    return Curated(
        tuple(_source(row, f"{path}: source {n}") for n, row in enumerate(_tables(content, "source", path), 1)),
        tuple(_profile(row, f"{path}: profile {n}") for n, row in enumerate(_tables(content, "profile", path), 1)),
        tuple(
            _concept(row, f"{path}: concept {row.get('id', n)}")
            for n, row in enumerate(_tables(content, "concept", path), 1)
        ),
    )


def source_record_of(content: Mapping[str, Any], path: Path) -> tuple[SourceRecord, str]:
    """A source record, and the name of the text file beside it (empty when its text is not ours to ship)."""
    _only(content, {"source", "form", "error"}, str(path))
    row = dict(content["source"])
    file = str(row.pop("file", ""))
    if file and (Path(file).name != file or not file.isprintable()):
        raise InputError(
            f"the file {file!r} is not beside the record", where=str(path), accepted="a file name, without folders"
        )
    row.setdefault("id", path.stem)
    forms = [
        _built(AttestedForm, form, f"{path}: form {n}", ignored=("note",))
        for n, form in enumerate(_tables(content, "form", path), 1)
    ]
    errors = []
    for n, error in enumerate(_tables(content, "error", path), 1):
        paragraph = error.get("paragraph", 0)
        if not isinstance(paragraph, int):
            raise InputError(f"paragraph is {paragraph!r}", where=f"{path}: error {n}", accepted="a number")
        errors.append((str(error.get("text", "")), str(error.get("suggestion", "")), paragraph))
    return SourceRecord(_source(row, f"{path}: source"), tuple(forms), tuple(errors)), file


def _tables(content: Mapping[str, Any], name: str, where: Path | str) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise InputError(f"{name} is no list of tables", where=str(where), accepted=f"[[{name}]]")
    return tables


def _only(row: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    unknown = sorted(set(row) - set(known))
    if unknown:
        raise InputError(f"unknown field {unknown[0]!r}", where=where, accepted=", ".join(sorted(known)))


def _built(cls: Any, row: Mapping[str, Any], where: str, ignored: tuple[str, ...] = ()) -> Any:
    """An instance of a model class from a table whose fields have its names; dates become text where the class has text."""
    fields = cls.__dataclass_fields__
    _only(row, {*fields, *ignored}, where)
    values = {k: v for k, v in row.items() if k not in ignored}
    values = {k: v.isoformat() if isinstance(v, date) and fields[k].type is str else v for k, v in values.items()}
    for name, value in values.items():
        accepted = fields[name].type
        if isinstance(accepted, type) and not isinstance(value, accepted):
            raise InputError(f"{name} is {value!r}", where=where, accepted=f"a value of type {accepted.__name__}")
    try:
        return cls(**values)
    except TypeError as error:
        raise InputError(str(error).replace("__init__() ", ""), where=where, accepted=", ".join(fields)) from error


def _source(row: Mapping[str, Any], where: str) -> Source:
    source: Source = _built(Source, row, where)
    return source


def _profile(row: Mapping[str, Any], where: str) -> Profile:
    profile: Profile = _built(Profile, row, where)
    return profile


def _choice(enum: Any, value: Any, where: str, name: str) -> Any:
    try:
        return enum(value)
    except ValueError:
        raise InputError(f"{name} is {value!r}", where=where, accepted=", ".join(enum)) from None


def _concept(row: Mapping[str, Any], where: str) -> Concept:
    _only(
        row, {"id", "kind", "definition", "contested", "note", "source", "terms", "lookup", "rule", "relation"}, where
    )
    for name in ("id", "kind"):
        if not isinstance(row.get(name), str) or not row[name]:
            raise InputError(
                f"{name} is missing", where=where, accepted=f"a concept with an id and a kind ({', '.join(Kind)})"
            )
    for name in ("definition", "contested", "note", "source"):
        if not isinstance(row.get(name, ""), str):
            raise InputError(f"{name} is {row[name]!r}", where=where, accepted="text")
    terms = tuple(_term(entry, lang, where) for lang, entry in _by_lang(row, "terms", where))
    lookup_forms = tuple(_lookup_form(entry, lang, where) for lang, entry in _by_lang(row, "lookup", where))
    rules = []
    for rule in _tables(row, "rule", where):
        rule = {**rule, "status": _choice(Status, rule.get("status"), where, "status")}
        rules.append(_built(UsageRule, rule, where))
    return Concept(
        row["id"],
        _choice(Kind, row["kind"], where, "kind"),
        row.get("definition", ""),
        row.get("contested", ""),
        terms,
        lookup_forms,
        tuple(rules),
        tuple(_built(Relation, relation, where) for relation in _tables(row, "relation", where)),
        row.get("note", ""),
        row.get("source", ""),
    )


def _by_lang(row: Mapping[str, Any], name: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The forms of a concept as tables, each with its language; a text alone is a table that says no more."""
    table = row.get(name, {})
    if not isinstance(table, dict):
        raise InputError(f"{name} is {table!r}", where=where, accepted=f"{name}.en, {name}.ko and so on")
    for lang, entries in table.items():
        if lang not in LANGS:
            raise InputError(f"{lang!r} is no language here", where=where, accepted=", ".join(LANGS))
        for entry in entries if isinstance(entries, list) else [entries]:
            if not isinstance(entry, str | dict):
                raise InputError(f"{name}.{lang} holds {entry!r}", where=where, accepted="a text, or a table with one")
            yield lang, {"text": entry} if isinstance(entry, str) else dict(entry)


def _term(entry: dict[str, Any], lang: str, where: str) -> Term:
    entry["basis"] = _choice(Basis, entry.get("basis", "outlet"), where, "basis")
    entry["type"] = _choice(TermType, entry.get("type", "fullForm"), where, "type")
    term: Term = _built(Term, {**entry, "lang": lang}, where)
    return term


def _lookup_form(entry: dict[str, Any], lang: str, where: str) -> LookupForm:
    entry["basis"] = _choice(Basis, entry.get("basis", "outlet"), where, "basis")
    entry.setdefault("reason", DEFAULT_REASON.get(lang, "other spelling"))
    form: LookupForm = _built(LookupForm, {**entry, "lang": lang}, where)
    return form
