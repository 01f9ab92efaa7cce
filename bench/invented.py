"""An archive of invented news in three languages, for `bench/archive.py`: sentences from templates, people from syllables.

Nothing is copied and nobody is meant. Who is written about follows Zipf's law, as in real news: a few names are everywhere,
new ones never stop coming. The same seed and number give the same article, in whatever order they are made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from glossary.text.hangul_kana import katakana_of_hangul
from glossary.text.kana import to_latin
from glossary.text.kana_hangul import hangul_of_kana
from glossary.text.korean_latin import romanize_name

PEOPLE = 100_000
FILES_A_FOLDER = 1_000

SURNAMES = [
    "김",
    "이",
    "박",
    "최",
    "정",
    "강",
    "조",
    "윤",
    "장",
    "임",
    "한",
    "오",
    "서",
    "신",
    "권",
    "황",
    "안",
    "송",
    "류",
    "전",
    "홍",
    "고",
    "문",
    "양",
    "손",
    "배",
    "백",
    "허",
    "남",
    "심",
    "노",
    "하",
    "곽",
    "성",
    "차",
    "주",
    "우",
    "구",
    "민",
    "나",
]
SYLLABLES = [
    "가",
    "건",
    "경",
    "광",
    "규",
    "근",
    "기",
    "남",
    "다",
    "대",
    "덕",
    "도",
    "동",
    "두",
    "라",
    "란",
    "래",
    "린",
    "만",
    "명",
    "무",
    "문",
    "미",
    "민",
    "배",
    "범",
    "병",
    "복",
    "봉",
    "빈",
    "상",
    "서",
    "석",
    "선",
    "설",
    "성",
    "세",
    "소",
    "솔",
    "수",
    "순",
    "승",
    "시",
    "신",
    "아",
    "안",
    "연",
    "영",
    "예",
    "오",
    "옥",
    "용",
    "우",
    "원",
    "유",
    "윤",
    "은",
    "의",
    "인",
    "일",
    "재",
    "정",
    "제",
    "종",
    "주",
    "준",
    "지",
    "진",
    "찬",
    "창",
    "채",
    "철",
    "춘",
    "치",
    "태",
    "택",
    "하",
    "학",
    "한",
    "해",
    "현",
    "형",
    "혜",
    "호",
    "홍",
    "환",
    "효",
    "훈",
    "희",
]
FAMILIES = (
    "佐藤 さとう|鈴木 すずき|高橋 たかはし|田中 たなか|渡辺 わたなべ|山本 やまもと|中村 なかむら|加藤 かとう|吉田 よしだ|山田 やまだ|佐々木 ささき|山口 やまぐち|"
    "松本 まつもと|井上 いのうえ|木村 きむら|清水 しみず|山崎 やまざき|阿部 あべ|池田 いけだ|橋本 はしもと|山下 やました|石川 いしかわ|中島 なかじま|前田 まえだ|"
    "藤田 ふじた|小川 おがわ|後藤 ごとう|岡田 おかだ|長谷川 はせがわ|村上 むらかみ|近藤 こんどう|石井 いしい|坂本 さかもと|遠藤 えんどう|青木 あおき|藤井 ふじい|"
    "西村 にしむら|福田 ふくだ|太田 おおた|三浦 みうら|岡本 おかもと|松田 まつだ|中川 なかがわ|中野 なかの|原田 はらだ|小野 おの|田村 たむら|竹内 たけうち|"
    "金子 かねこ|和田 わだ|中山 なかやま|石田 いしだ|上田 うえだ|森田 もりた|柴田 しばた|酒井 さかい|工藤 くどう|横山 よこやま|宮崎 みやざき|内田 うちだ"
)
GIVEN = (
    "健 けん|正 まさ|義 よし|和 かず|弘 ひろ|隆 たか|文 ふみ|幸 ゆき|秀 ひで|昭 あき|信 のぶ|俊 とし|直 なお|茂 しげ|光 みつ|康 やす|忠 ただ|恒 つね|良 よし|勝 かつ|友 とも|"
    "晴 はる|邦 くに|貞 さだ"
)
ENDINGS = (
    "男 お|之 ゆき|彦 ひこ|樹 き|治 はる|人 と|介 すけ|子 こ|美 み|代 よ|江 え|明 あき|一 いち|郎 ろう|也 や|佳 か"
)
OFFICES = (
    ("Foreign Minister", "외교부 장관", "外相"), ("Defense Minister", "국방부 장관", "防衛相"), ("Finance Minister", "재정부 장관", "財務相"),
    ("Vice Foreign Minister", "외교부 차관", "外務次官"), ("Prime Minister", "총리", "首相"), ("President", "대통령", "大統領"),
    ("Ambassador", "대사", "大使"), ("Trade Minister", "통상부 장관", "経済産業相"), ("Justice Minister", "법무부 장관", "法相"),
    ("Director-General", "아시아태평양국장", "アジア大洋州局長"), ("Governor", "지사", "知事"), ("Mayor", "시장", "市長"),
    ("Professor", "교수", "教授"), ("Chairman", "회장", "会長"), ("Rep.", "의원", "議員"), ("Spokesperson", "대변인", "報道官"),
)  # fmt: skip
PLACES = (
    ("Seoul", "서울", "ソウル"), ("Tokyo", "도쿄", "東京"), ("Busan", "부산", "釜山"), ("Osaka", "오사카", "大阪"), ("Geneva", "제네바", "ジュネーブ"),
    ("Washington", "워싱턴", "ワシントン"), ("Fukuoka", "후쿠오카", "福岡"), ("Daejeon", "대전", "大田"), ("Sendai", "센다이", "仙台"),
)  # fmt: skip
BODIES = (
    ("the {place} Fisheries Commission", "{place}어업위원회", "{place}漁業委員会"), ("the {place} Peace Foundation", "{place}평화재단", "{place}平和財団"),
    ("the {place} Trade Council", "{place}통상협의회", "{place}通商協議会"), ("{place} Central University", "{place}중앙대학교", "{place}中央大学"),
    ("the {place} District Court", "{place}지방법원", "{place}地方裁判所"), ("the {place} Agreement", "{place}협정", "{place}協定"),
)  # fmt: skip
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "{title} {person} met {title2} {person2} in {place} on {day} to discuss the future of {body}.",
        "{person}, {title} since {year}, said the two sides had narrowed their differences over {number} points.",
        "The meeting with {person} lasted about {number} minutes and was the third of its kind this year.",
        "{title} {person} told reporters that no decision had been made and that talks would continue next week.",
        "According to a statement from {body}, a working group led by {person} will report before the end of {year}.",
        "Officials on both sides declined to say whether the plan would be made public before the spring.",
        "The proposal had been on the table for {number} months, but neither side wanted to be the first to accept it.",
        "Prices rose by {number} percent over the year, and small companies said that they could not wait much longer.",
        "A survey published on {day} found that a majority of those asked wanted the two governments to keep talking.",
        "It was raining when the delegation arrived, and the welcome was short.",
        "{person} ({other}) had opposed the arrangement when it was first put forward in {place} in {year}.",
        "Lawyers for the residents said they would appeal to {body} if nothing changed within {number} days.",
    ),
    "ko": (
        "{person} {title} 측이 {day} {place}에서 {person2} {title2} 측과 만나 {body}의 앞날을 논의했다.",
        "{person}({other}) {title}의 설명으로는 양측이 {number}개 항목에서 이견을 좁혔다.",
        "회담은 약 {number}분 동안 이어졌으며 올해 들어 세 번째로 열렸다.",
        "{person} {title} 측은 기자들에게 아직 결정된 것이 없으며 다음 주에 협의를 계속하겠다고 말했다.",
        "{body}에 따르면 {person} {title}의 실무단은 {year}년이 끝나기 전에 결과를 보고한다.",
        "양측 당국자는 이 계획이 봄이 오기 전에 공개될지에 대해서는 말을 아꼈다.",
        "제안이 나온 지 {number}개월이 지났지만 어느 쪽도 먼저 받아들이려 하지 않았다.",
        "물가는 한 해 동안 {number}퍼센트 올랐고 작은 회사들은 더 기다릴 수 없다고 호소했다.",
        "{day} 발표된 조사에서는 응답자의 절반 이상이 두 정부가 대화를 이어 가기를 바랐다.",
    ),
    "ja": (
        "{person}{title}は{day}、{place}で{person2}{title2}と会談し、{body}の今後について協議した。",
        "{person}({other}){title}は、双方が{number}項目で隔たりを縮めたと述べた。",
        "会談は約{number}分間行われ、今年に入って三回目となる。",
        "{person}{title}は記者団に対し、まだ何も決まっておらず、来週も協議を続けると語った。",
        "{body}によると、{person}{title}が率いる作業部会は{year}年の終わりまでに結果を報告する。",
        "双方の当局者は、この計画が春までに公表されるかどうかについて明言を避けた。",
        "提案から{number}カ月が過ぎたが、どちらも先に受け入れようとはしなかった。",
        "物価は一年で{number}パーセント上がり、小さな会社はこれ以上待てないと訴えた。",
        "{day}に公表された調査では、回答者の半数以上が両政府に対話の継続を望んだ。",
    ),
}
LANGS = ("en", "ko", "ja")
DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "ko": ["1일", "8일", "15일", "22일", "29일"], "ja": ["一日", "八日", "十五日", "二十二日", "二十九日"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who does not exist: the name in English, Korean and Japanese, and which office they hold."""

    names: dict[str, str]
    office: int


def person(rank: int) -> Person:
    """The person of a rank: the lower, the more is written about them.

    >>> person(3) == person(3), sorted(person(3).names)
    (True, ['en', 'ja', 'ko'])
    """
    dice = Random(rank)
    office = dice.randrange(len(OFFICES))
    if dice.random() < 0.5:
        hangul = dice.choice(SURNAMES) + dice.choice(SYLLABLES) + dice.choice(SYLLABLES)
        latin = romanize_name(hangul, hyphen=True)
        return Person({"en": latin, "ko": hangul, "ja": katakana_of_hangul(hangul)[0]}, office)
    family, given, ending = (dice.choice(table.split("|")).split() for table in (FAMILIES, GIVEN, ENDINGS))
    kana = (family[1], given[1] + ending[1])
    latin = " ".join(to_latin(part, long="none").capitalize() for part in reversed(kana))
    return Person(
        {"en": latin, "ko": " ".join(map(hangul_of_kana, kana)), "ja": family[0] + given[0] + ending[0]}, office
    )


def article(number: int, *, size: int = 4_000) -> tuple[str, str]:
    """The language and the text of an article of about so many bytes.

    >>> article(7) == article(7), article(7)[0] in LANGS
    (True, True)
    """
    dice = Random(f"article {number}")
    lang = dice.choices(LANGS, (2, 1, 1))[0]
    place = LANGS.index(lang)
    cast = [person(int(PEOPLE ** dice.random())) for _ in range(dice.randint(3, 7))]
    paragraphs, length = [], 0
    while length < size:
        sentences = []
        for template in dice.sample(SENTENCES[lang], 3):
            one, two = dice.sample(cast, 2)
            town = dice.choice(PLACES)[place]
            body = dice.choice(BODIES)[place].format(place=town)
            other = one.names["ko" if lang == "en" else "en"]
            sentences.append(
                template.format(
                    person=one.names[lang], title=OFFICES[one.office][place], person2=two.names[lang], title2=OFFICES[two.office][place],
                    place=town, body=body, other=other, day=dice.choice(DAYS[lang]), year=dice.randint(1950, 2025), number=dice.randint(2, 99),
                )
            )  # fmt: skip
        paragraphs.append(("" if lang == "ja" else " ").join(sentences))
        length += len(paragraphs[-1].encode()) + 2
    return lang, "\n\n".join(paragraphs) + "\n"


def write_archive(folder: Path, size: int) -> Iterator[Path]:
    """Write articles of `size` bytes in all below a folder; the paths as they are written."""
    written = number = 0
    while written < size:
        lang, text = article(number)
        path = folder / f"{number // FILES_A_FOLDER:04}" / f"{number:06}-{lang}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode()
        path.write_bytes(raw)
        yield path
        written += len(raw)
        number += 1
