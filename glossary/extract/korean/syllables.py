"""What the syllables of a word tell of its origin: transcribed from the West, from Japanese, or a Korean given name."""

from typing import Final

_FOREIGN: Final = frozenset(
    "그느드르므브스즈츠크트프흐게네데레메베테페헤케카코쿠키타티토바버퍼파더터머너러커허워웨쥐튀퀴뷔든런턴튼슨릭릴킨틴핀딘닌멘벤센젠켄텐펜렌넬델멜벨셀젤켈텔펠헬렐클틀플블글슬즐"
    "펄컬걸털멀널럴콜톨폴볼롤놀숄쇼죠뮬뮐뮌몬톤콘폰욘랜맨밴샌댄캔팬앤햄램샘톰팀킴빌닐릴쉬랍랩잭믹닉빅딕럼쉐섀퀸퀘쿼웰윌왓욜젭켐쩐쯔짠쑤쭈푹흘즐늉프츠푸피포부보비디니리미로루"
)
PURELY_FOREIGN: Final = _FOREIGN - frozenset("토파부보비디니리미로루푸피포게코그네메슬글")
_JAPANESE: Final = frozenset(
    "아이우에오가기구게고카키쿠케코사시스세소자지즈제조다쓰데도타치테토나니누네노하히후헤호바비부베보파피푸페포마미무메모야유요라리루레로와갸규교캬큐쿄샤슈쇼주차추초냐뉴뇨햐휴효"
    "뱌뷰뵤먀뮤묘랴류료간긴군겐곤칸킨쿤켄콘산신슨센손잔진준젠존단돈탄친춘덴텐톤난닌넨논한힌훈혼반빈분벤본판핀푼펜폰만민문멘몬얀윤욘란린룬렌론완안인운엔온잇갓깃곳캇킷켓콧삿싯슛"
    "셋솟잣짓젯좃닷뎃돗탓칫쓰뎃톳낫닛넷놋핫힛훗헷홋밧빗벳봇팟핏펫폿맛밋못얏욧랏릿롯앗엣옷욱슌"
)
_GIVEN: Final = frozenset(
    "가각간갑강개거건걸겸경계고곤관광교구국군궁권귀규균극근금기길나낙난남노녹능다단달담대덕도돈동두득라락란래량려련렬령례로록룡루류륜률름리린림립마만매면명모목무묵문미민박반방배백"
    "범법벽별병보복봄봉부분비빈사산삼상새샘생서석선설섭성세소솔송수숙순술숭슬승시식신실심아안애양언여연열염엽영예오옥온완왕외요용우욱운웅원월위유육윤율은을음의이익인일임자장재"
    "전절점정제조종주준중증지직진집찬창채천철청초총최추춘충치칠태택통특판팔평포표풍필하학한해향헌혁현협형혜호홍화환회효후훈휘휴흠흥희향걸궐녀당돌련률망명범봉빈샛술쌍업람솜누슬별역엄옹욱을잎재준찬"
)
"""Syllables of Korean given names."""


def looks_japanese(word: str) -> bool:
    """Whether a whole word is written in the syllables of transcribed Japanese.

    >>> looks_japanese("후미오"), looks_japanese("블링컨")
    (True, False)
    """
    return all(char in _JAPANESE for char in word)


def looks_foreign(word: str) -> bool:
    """Whether a whole word holds a syllable that only transcription uses.

    >>> looks_foreign("블링컨"), looks_foreign("정부")
    (True, False)
    """
    return any(char in PURELY_FOREIGN for char in word) or (len(word) > 2 and all(char in _FOREIGN for char in word))


def looks_given(syllables: str) -> bool:
    """Whether a Korean given name could be written so.

    >>> looks_given("석열"), looks_given("액은")
    (True, False)
    """
    return all(char in _GIVEN for char in syllables)
