"""What a Korean word is, by itself: a known term, an office, the head of a name, a common word, or unknown.

The tables stand in `data/languages/korean-*.tsv`. Reading a word is a pure function of its letters, so it is remembered:
running text repeats itself, and most words are answered by one look into a dictionary.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from glossary.extract.korean.particles import splits
from glossary.model import Kind
from glossary.text import surnames, tables

PAIR_PARTIES: Final = "한중일미러북남영독불인호유"
"""Countries as one syllable: 한일, 한미일, 북미."""
_PAIRS: Final = frozenset(
    [
        "한일",
        "일한",
        "한미",
        "한중",
        "한러",
        "한미일",
        "한일미",
        "한중일",
        "한일중",
        "일한중",
        "북미",
        "미북",
        "조미",
        "북중",
        "조중",
        "북러",
        "북일",
        "일북",
        "조일",
        "미중",
        "중미",
        "미일",
        "일미",
        "중일",
        "일중",
        "일러",
        "미러",
        "중러",
        "러중",
        "북중러",
        "미일한",
        "남북",
        "남북미",
        "남북중",
        "한영",
        "한독",
        "한불",
        "한호",
        "한인도",
        "한EU",
        "한몽",
        "한베",
        "한유럽",
        "미영",
        "미일호",
        "미영호",
        "영일",
        "호일",
        "한미일중",
        "남북일",
        "북미중",
        "한미영",
        "한일러",
        "한아세안",
        "러북",
        "한캐",
        "독일프랑스",
    ]
) - {"독일프랑스", "한인도"}


@dataclass(frozen=True, slots=True)
class Word:
    """How a word reads: `noun` without its particles, `role` and `kind` of that noun.

    Roles: term (in the lexicon), pair (한일), country, place, office, rank (국장급), head (names a thing by its last
    part), needs (a head that wants a proper modifier), common, plain. `head` is the length of the office or head word at
    the end of the noun. `weak` words are too common to stand alone.
    """

    noun: str
    particle: str
    role: str
    kind: Kind = Kind.OTHER
    head: int = 0
    weak: bool = False
    foreign: bool = False
    """Written in syllables that Sino-Korean words do not use, as transcribed names are: 블링컨."""
    japanese: bool = False
    """Written in the syllables of transcribed Japanese: 후미오."""


@cache
def terms() -> dict[str, tuple[Kind, bool]]:
    """Kind and weakness of every known term, without spaces and middle dots."""
    found = {squeeze(r["form"]): (Kind(r["kind"]), r["use"] == "weak") for r in tables.rows("korean-terms.tsv")}
    found.update({squeeze(pair): (Kind.OTHER, False) for pair in _PAIRS})
    return found


@cache
def places() -> dict[str, bool]:
    """Every known place; true for a country."""
    return {squeeze(r["form"]): r["class"] == "country" for r in tables.rows("korean-places.tsv")}


@cache
def beginnings() -> frozenset[str]:
    """Every beginning of a known term or place: what may still grow into one with the next word."""
    return frozenset(form[:n] for form in (*terms(), *places()) for n in range(1, len(form) + 1))


def squeeze(form: str) -> str:
    """A form as it is compared: without spaces, middle dots and hyphens.

    >>> squeeze("김대중·오부치 공동선언")
    '김대중오부치공동선언'
    """
    return form.translate(_SQUEEZED)


_SQUEEZED = dict.fromkeys(map(ord, " \t\u00a0·ㆍ‧・-–"))


@cache
def _offices() -> dict[str, bool]:
    return {r["form"]: r["use"] == "weak" for r in tables.rows("korean-offices.tsv")}


@cache
def _heads() -> dict[str, tuple[Kind, int, bool]]:
    return {
        r["form"]: (Kind(r["kind"]), int(r["syllables"]), r["use"] == "needs") for r in tables.rows("korean-heads.tsv")
    }


@cache
def common() -> frozenset[str]:
    """Words that look like names and are not."""
    return frozenset(r["form"] for r in tables.rows("korean-common-words.tsv"))


@cache
def japanese_surnames() -> dict[str, str]:
    """Japanese family names in Hangul, with their usual kanji."""
    found: dict[str, str] = {}
    for r in tables.rows("japanese-family-names.tsv"):
        found.setdefault(r["hangul"], r["kanji"])
    return found


@cache
def name_parts(use: str) -> frozenset[str]:
    """Parts of foreign names: `chinese` family names, `western` given names."""
    return frozenset(r["form"] for r in tables.rows("korean-name-parts.tsv") if r["use"] == use)


_FOREIGN = frozenset(
    "그느드르므브스즈츠크트프흐게네데레메베테페헤케카코쿠키타티토바버퍼파더터머너러커허워웨쥐튀퀴뷔든런턴튼슨릭릴킨틴핀딘닌멘벤센젠켄텐펜렌넬델멜벨셀젤켈텔펠헬렐클틀플블글슬즐"
    "펄컬걸털멀널럴콜톨폴볼롤놀숄쇼죠뮬뮐뮌몬톤콘폰욘랜맨밴샌댄캔팬앤햄램샘톰팀킴빌닐릴쉬랍랩잭믹닉빅딕럼프츠푸피포부보비디니리미로루"
)
_PURELY_FOREIGN = _FOREIGN - frozenset("토파부보비디니리미로루푸피포게코그네메슬글")
_JAPANESE = frozenset(
    "아이우에오가기구게고카키쿠케코사시스세소자지즈제조다쓰데도타치테토나니누네노하히후헤호바비부베보파피푸페포마미무메모야유요라리루레로와갸규교캬큐쿄샤슈쇼주차추초냐뉴뇨햐휴효"
    "뱌뷰뵤먀뮤묘랴류료간긴군겐곤칸킨쿤켄콘산신슨센손잔진준젠존단돈탄친춘덴텐톤난닌넨논한힌훈혼반빈분벤본판핀푼펜폰만민문멘몬얀윤욘란린룬렌론완안인운엔온잇갓깃곳캇킷켓콧삿싯슛"
    "셋솟잣짓젯좃닷뎃돗탓칫쓰뎃톳낫닛넷놋핫힛훗헷홋밧빗벳봇팟핏펫폿맛밋못얏욧랏릿롯앗엣옷욱"
)


def _is_all(noun: str, syllables: frozenset[str]) -> bool:
    return all(char in syllables for char in noun)


def _known(noun: str, particle: str) -> Word | None:
    """A noun the tables hold as it is."""
    bare = squeeze(noun)
    if bare in terms():
        kind, weak = terms()[bare]
        if kind is Kind.TITLE:
            return Word(noun, particle, "rank", kind, len(noun))
        return Word(noun, particle, "pair" if bare in _PAIRS else "term", kind, 0, weak)
    if bare in places():
        return Word(noun, particle, "country" if places()[bare] else "place", Kind.PLACE)
    if noun in _offices():
        return Word(noun, particle, "office", Kind.TITLE, len(noun), _offices()[noun])
    if noun in _heads():
        kind, least, needs = _heads()[noun]
        if kind is Kind.ORGANISATION and least == 3 <= len(noun) and not needs:
            return Word(noun, particle, "head", kind, len(noun))
        return Word(noun, particle, "needs", kind, len(noun), True)
    return None


def _by_ending(noun: str, particle: str) -> Word | None:
    """A noun whose last part says what it is, the longest last part first."""
    if noun[-1:] == "급" and noun[:-1] != "" and any(noun[:-1].endswith(office) for office in _offices()):
        return Word(noun, particle, "rank", Kind.TITLE, len(noun))
    for start in range(len(noun)):
        ending = noun[start:]
        if start and ending in _offices() and not (ending in _heads() and len(noun) > _heads()[ending][1]):
            if start == 1 and len(noun) == 3 and _offices()[ending]:
                return None
            return Word(noun, particle, "office", Kind.TITLE, len(ending))
        if ending in _heads():
            kind, least, needs = _heads()[ending]
            if noun[-2:-1].isdigit():
                return None
            if len(noun) >= least:
                return Word(noun, particle, "head", kind, len(ending))
            if needs or start == 0:
                return Word(noun, particle, "needs", kind, len(ending), True)
    return None


_LONGEST_WORD = 40
"""Longer runs without a space are no words."""


@lru_cache(maxsize=1 << 17)
def read(word: str) -> Word:
    """Read one word (Hangul, digits, Latin letters; no space).

    >>> read("외교부는").noun, read("외교부는").role, read("외교부는").kind
    ('외교부', 'term', <Kind.ORGANISATION: 'organisation'>)
    >>> read("독도").role, read("국장급").role, read("정부는").role, read("한일").role
    ('place', 'rank', 'common', 'pair')
    """
    if len(word) > _LONGEST_WORD:
        return Word(word, "", "plain")
    ways = splits(word)
    for noun, particle in ways:
        known = _known(noun, particle)
        if known is not None:
            return known
        if noun in common():
            return Word(noun, particle, "common")
    for noun, particle in ways:
        if len(noun) > 2:
            known = _by_ending(noun, particle)
            if known is not None:
                return known
    noun, particle = ways[0]
    if len(ways) > 1 and len(ways[-1][0]) > 1:
        noun, particle = ways[-1]
    foreign = any(char in _PURELY_FOREIGN for char in noun) or (len(noun) > 2 and _is_all(noun, _FOREIGN))
    return Word(noun, particle, "plain", foreign=foreign, japanese=_is_all(noun, _JAPANESE))


def looks_japanese(word: str) -> bool:
    """Whether a whole word is written in the syllables of transcribed Japanese.

    >>> looks_japanese("후미오"), looks_japanese("블링컨")
    (True, False)
    """
    return _is_all(word, _JAPANESE)


def looks_foreign(word: str) -> bool:
    """Whether a whole word holds a syllable that only transcription uses."""
    return any(char in _PURELY_FOREIGN for char in word) or (len(word) > 2 and _is_all(word, _FOREIGN))


_ADNOUN_ENDINGS = frozenset("한된는던할될인은을운린난간온본낸킨친진긴힌")


def looks_korean_name(word: str) -> bool:
    """Whether a word could be a full Korean name: a surname and one or two syllables more.

    >>> looks_korean_name("박진"), looks_korean_name("남궁현"), looks_korean_name("정부"), looks_korean_name("블링컨")
    (True, True, False, False)
    """
    if not 2 <= len(word) <= 4 or any(word in words for words in (common(), terms(), places(), _heads())):
        return False
    if not all("가" <= char <= "힣" and char not in _PURELY_FOREIGN for char in word):
        return False
    surname, given = surnames.split_name(word)
    known = surnames.of_hangul()
    if surname not in known or not 1 <= len(given) <= 2:
        return False
    if len(surname) == 2 or len(word) == 3:
        return not (len(word) == 3 and word[-1] in "은는을를의" and word[1:] in common())
    return len(word) == 2 and min(s.bearers for s in known[surname]) <= 2 and word not in _offices()
