"""What is known of a document besides its text: given by whoever imports it, or read from its file."""

import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from datetime import date

from glossary.errors import InputError
from glossary.model import LANGS, Document
from glossary.text.script import Script, script_of

SAMPLE = 20_000
"""Code points that tell the language of a text."""
_NO_TITLE = re.compile(
    r"(?i)(untitled|document|slide|제목 ?없음|무제|문서|無題|文書)[ _-]?\d*|.*\.(docx?|hwpx?|pdf|odt|rtf|indd|txt|html?)"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a document; an empty field is not known. `date` is YYYY-MM-DD, YYYY-MM or YYYY.

    Raises InputError for a date or a language that is none.

    >>> Metadata(date="13 May")
    Traceback (most recent call last):
    glossary.errors.InputError: '13 May' is no date (accepted: YYYY-MM-DD, YYYY-MM or YYYY)
    """

    title: str = ""
    outlet: str = ""
    url: str = ""
    date: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        if self.date and iso_date(self.date) != self.date:
            raise InputError(f"{self.date!r} is no date", accepted="YYYY-MM-DD, YYYY-MM or YYYY")
        if self.lang and self.lang not in LANGS:
            raise InputError(f"{self.lang!r} is no language", accepted=", ".join(LANGS))


def with_metadata(document: Document, metadata: Metadata | None) -> Document:
    """The document with what is given put over what its file says.

    >>> with_metadata(Document("Text", "a.txt", (), date="2024-05-02"), Metadata(outlet="The Sample Times")).outlet
    'The Sample Times'
    """
    if metadata is None:
        return document
    given = {f.name: value for f in fields(metadata) if (value := getattr(metadata, f.name))}
    return replace(document, **given)


def iso_date(written: str) -> str:
    """The day, month or year at the head of a date as files write it; empty where there is none.

    >>> iso_date("2024-05-02T09:30:00Z"), iso_date("D:20240502093000+09'00'"), iso_date("2024"), iso_date("2024. 5. 2")
    ('2024-05-02', '2024-05-02', '2024', '2024-05-02')
    >>> iso_date("2024-13-41"), iso_date("yesterday")
    ('', '')
    """
    found = re.match(
        r"\s*(?:D:)?(\d{4})(?:(?:[-./년年]\s*|(?=\d\d))(\d{1,2})(?:(?:[-./월月]\s*|(?=\d\d))(\d{1,2}))?)?", written
    )
    if not found:
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def known_lang(declared: str, text: str) -> str:
    """The declared language as one of ours, unless the script of the text contradicts it; empty when none is declared.

    Word processors write the language of their menus into every file.

    >>> known_lang("ko-KR", "외교부"), known_lang("en-US", "외교부 장관"), known_lang("ja", "Tokyo"), known_lang("", "x")
    ('ko', 'ko', 'ja', '')
    """
    lang = declared.replace("_", "-").split("-")[0].lower()
    if not lang:
        return ""
    written = written_lang(text)
    return lang if lang in ("en", "ko", "ja") and written in ("", "en", lang) else written


def written_lang(text: str) -> str:
    """The language whose own script most of a text is in: ko, ja, en, or empty where there is nothing to tell.

    >>> written_lang("협의를 열었다 (held talks)"), written_lang("The ministers (장관) met"), written_lang("外務省は"), written_lang("1")
    ('ko', 'en', 'ja', '')
    """
    counts = Counter(script_of(c) for c in text[:SAMPLE])
    # A syllable of Hangul or kana carries what two to four Latin letters do.
    weights = {"ko": counts[Script.HANGUL], "ja": counts[Script.KANA], "en": counts[Script.LATIN] / 4}
    lang = max(weights, key=weights.__getitem__)
    return lang if weights[lang] else "ja" if counts[Script.HAN] else ""


def usable_title(title: str) -> str:
    """A title as a file declares it; empty for a file name and for the names programs give by themselves.

    >>> usable_title("Microsoft Word - 합의문_최종.docx"), usable_title("제목 없음"), usable_title(" 한일  협의 ")
    ('', '', '한일 협의')
    """
    title = " ".join(title.split())[:500]
    return "" if title.startswith("Microsoft Word - ") or _NO_TITLE.fullmatch(title) else title
