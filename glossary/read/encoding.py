"""Bytes to text: the encodings that Korean, Japanese and English files really come in.

A byte order mark decides; then strict UTF-8; then the legacy encoding whose text looks most like Korean or Japanese.
Each legacy encoding is decoded by its superset (CP949 for EUC-KR, CP932 for Shift_JIS).
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from glossary.errors import InputError

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LEGACY = ("cp949", "cp932", "euc_jp")
ACCEPTED = "UTF-8, UTF-16, CP949 (EUC-KR), CP932 (Shift_JIS), EUC-JP or ISO-2022-JP text"
SAMPLE_BYTES = 200_000
WIDER = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "ksc5601": "cp949", "korean": "cp949", "uhc": "cp949",
    "windows-949": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "iso-2022-jp": "iso2022_jp_ext", "x-euc-jp": "euc_jp", "iso-8859-1": "cp1252", "us-ascii": "utf-8",
    "ascii": "utf-8", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
"""The encoding that files are really in, by the name they declare, where it is a wider one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with the encoding it was read in; line ends are "\\n"."""

    text: str
    encoding: str


def read_text(raw: bytes, *, where: str) -> Decoded:
    """Decode the bytes of a whole file.

    Raises InputError when they are no text (NUL bytes, no encoding fits).

    >>> read_text("강제징용".encode("cp949"), where="a.txt").encoding
    'cp949'
    """
    encoding = find_encoding(raw, where=where)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            f"byte {error.start} is not valid in {encoding}, which the rest of the file is in",
            where=f"{where}:{line}",
            accepted=ACCEPTED,
        ) from error
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8" if encoding == "utf-8-sig" else encoding)


def declared_text(raw: bytes, charset: str) -> Decoded | None:
    """The text in the encoding that a header or a page declares, or the wider one meant; None where the bytes do not fit it.

    >>> declared_text("똠".encode("cp949"), "EUC-KR"), declared_text(b"\\xff", "utf-8"), declared_text(b"", "no-such-charset")
    (Decoded(text='똠', encoding='cp949'), None, None)
    """
    name = charset.strip().lower()
    if not name:
        return None
    try:
        encoding = codecs.lookup(WIDER.get(name, name)).name
        text = raw.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding)


def find_encoding(raw: bytes, *, where: str) -> str:
    """The encoding of some bytes; InputError when they are no text."""
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return encoding
    if b"\0" in raw[:SAMPLE_BYTES]:
        sample = raw[: SAMPLE_BYTES & ~1]
        for encoding, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
            # Latin letters, spaces and line ends have a zero byte in UTF-16; in a binary file zeros stand anywhere.
            if zeros * 50 > len(sample) // 2 and _readable(sample, encoding):
                return encoding
        raise InputError("this is a binary file, not text", where=where, accepted=ACCEPTED)
    if _decodes(raw, "utf-8"):
        return "iso2022_jp" if b"\x1b$" in raw and _decodes(raw, "iso2022_jp") else "utf-8"
    sample = raw[:SAMPLE_BYTES]
    scored = [(score, encoding) for encoding in LEGACY if (score := _script_score(sample, encoding)) is not None]
    if not scored or max(scored)[0] <= 0:
        return _nearly_utf8(raw, where)
    return max(scored)[1]


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _readable(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding, "strict")
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c in "\n\r\t" for c in text)


def _nearly_utf8(raw: bytes, where: str) -> str:
    """Say where a file that is nearly UTF-8 goes wrong; it fits nothing else."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            f"byte {error.start} (0x{raw[error.start]:02x}) fits none of the encodings",
            where=f"{where}:{line}",
            accepted=ACCEPTED,
        ) from error
    return "utf-8"


def _script_score(sample: bytes, encoding: str) -> float | None:
    """How much a sample looks like Korean or Japanese when read so, per character; None when it cannot be read so."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    wrong = text.count("\ufffd")
    if wrong * 200 > len(text):
        return None
    weights = WEIGHTS[encoding]
    points = sum(weights(c) for c in text if c > "\x7f")
    return points / max(1, sum(c > "\x7f" for c in text)) - wrong


def _korean(c: str) -> float:
    # CP949 puts the 2,350 common syllables first; a Japanese text read as CP949 gives rare ones and half-width kana.
    if "가" <= c <= "힣":
        return 1.0 if _is_common_hangul(c) else -0.5
    return 0.3 if "一" <= c <= "鿿" or c in "·“”‘’…「」『』《》" else (-0.3 if "ぁ" <= c <= "ヿ" else -0.5)


def _japanese(c: str) -> float:
    if "ぁ" <= c <= "ん":
        return 1.2
    if "ァ" <= c <= "ー" or c in "、。「」『』・々（）":
        return 0.9
    if "一" <= c <= "鿿":
        return 0.4 if _is_common_kanji(c) else -0.3
    return -1.0 if "｡" <= c <= "ﾟ" else -0.3


def _is_common_hangul(c: str) -> bool:
    # Python's EUC-KR writes the other 8,822 syllables too, as a sequence of eight bytes.
    return len(c.encode("euc_kr", "ignore")) == 2


def _is_common_kanji(c: str) -> bool:
    try:
        return c.encode("cp932")[0] <= 0x97  # JIS X 0208 level 1 ends in row 0x98
    except UnicodeEncodeError:
        return False


WEIGHTS: dict[str, Callable[[str], float]] = {"cp949": _korean, "cp932": _japanese, "euc_jp": _japanese}
