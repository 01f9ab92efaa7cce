"""Small files of every format, built in code: what they say is ours, and each holds what its reader must leave out."""

import io
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zip_of(members: dict[str, str | bytes], *, stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """A ZIP package of members, those named in `stored` without compression."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, (2024, 5, 2, 9, 0, 0)), content, method)
    return file.getvalue()


def docx(body: str = "", **parts: str | bytes) -> bytes:
    body = body or (
        '<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>한일 국장급 협의</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Yoon Suk-</w:t><w:softHyphen/></w:r><w:r><w:t>yeol</w:t><w:tab/><w:t>met</w:t></w:r>"
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:br/><w:t>Park Jin.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>박진</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>장관</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Second page.</w:t></w:r></w:p>"
    )
    return zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {W}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>',
            "word/header1.xml": f"<w:hdr {W}><w:p><w:r><w:t>Running head</w:t></w:r></w:p></w:hdr>",
            "word/footnotes.xml": f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
            "docProps/core.xml": '<p xmlns:dc="d" xmlns:t="t"><dc:title>협의 결과</dc:title><t:created>2024-05-02T01:00:00Z</t:created>'
            "<dc:language>en-US</dc:language></p>",
            **parts,
        }
    )


def odt() -> bytes:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<d xmlns:text="{text}" xmlns:o="o"><text:h>Talks in Busan</text:h>'
            "<text:p>One<text:s text:c='2'/>two<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
            "</text:p></text:note-body></text:note> three.</text:p><o:annotation><text:p>never</text:p></o:annotation></d>",
            "meta.xml": "<m xmlns:d='d'><d:title>Talks</d:title><d:creation-date>2024-05-02T10:00:00</d:creation-date></m>",
        }
    )


def hwpx() -> bytes:
    def p(content: str) -> str:
        return f"<hp:p><hp:run>{content}</hp:run></hp:p>"

    section = (
        p("<hp:secPr><hp:t>layout</hp:t></hp:secPr><hp:ctrl><hp:header><hp:subList>" + p("<hp:t>머리말</hp:t>")
          + "</hp:subList></hp:header></hp:ctrl><hp:t>한일 국장급<hp:lineBreak/>협의</hp:t>")
        + p("<hp:t>본문이다.</hp:t><hp:ctrl><hp:footNote><hp:subList>" + p("<hp:t>각주이다.</hp:t>") + "</hp:subList></hp:footNote></hp:ctrl>")
        + p("<hp:tbl><hp:tr><hp:tc><hp:subList>" + p("<hp:t>박진</hp:t>") + "</hp:subList></hp:tc></hp:tr></hp:tbl>")
    )  # fmt: skip
    return zip_of(
        {
            "mimetype": "application/hwp+zip",
            "Contents/content.hpf": '<o:package xmlns:o="o"><o:metadata><o:title>보도자료 협의</o:title><o:language>ko</o:language>'
            '<o:meta name="CreatedDate" content="text">2024-05-02T01:00:00Z</o:meta></o:metadata></o:package>',
            "Contents/section0.xml": f'<hs:sec xmlns:hs="hs" xmlns:hp="hp">{section}</hs:sec>',
            "Contents/section10.xml": '<hs:sec xmlns:hs="hs" xmlns:hp="hp"><hp:p><hp:run><hp:t>끝</hp:t></hp:run></hp:p></hs:sec>',
            "Contents/section2.xml": '<hs:sec xmlns:hs="hs" xmlns:hp="hp"><hp:p><hp:run><hp:t>둘째 구역</hp:t></hp:run></hp:p></hs:sec>',
        }
    )


def epub(**parts: str | bytes) -> bytes:
    return zip_of(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></c>',
            "OEBPS/book.opf": '<!DOCTYPE package PUBLIC "-//OEB" "oeb.dtd"><package xmlns:dc="dc"><metadata><dc:title>海辺の会談'
            "</dc:title><dc:publisher>見本書房</dc:publisher><dc:date>2019-03</dc:date><dc:language>ja-JP</dc:language></metadata>"
            '<manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" '
            'media-type="application/xhtml+xml" properties="nav"/><item id="a" href="text/one%20.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>'
            "</spine></package>",
            "OEBPS/text/one .xhtml": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><head><title>x</title></head><body>'
            "<h1>第一章</h1><p>外相の<ruby>林<rt>はやし</rt></ruby>氏は<br/>会談した。</p></body></html>",
            "OEBPS/two.xhtml": "<html><body><div>終わり&amp;&eacute;。<style>p{}</style></div></body></html>",
            "OEBPS/nav.xhtml": "<html><body><p>目次</p></body></html>",
            **parts,
        }
    )


def record(tag: int, level: int, payload: bytes) -> bytes:
    """A record of HWP 5."""
    if len(payload) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(payload) << 20) + payload
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(payload)) + payload


def hwp(*paragraphs: str, flags: int = 1, raw: bytes = b"") -> bytes:
    """An HWP 5 document of some paragraphs, or of one of everything."""

    def text(level: int, content: str) -> bytes:
        return record(67, level, (content + "\r").encode("utf-16-le"))

    section = raw or b"".join(text(1, paragraph) for paragraph in paragraphs) or (
        text(1, "\x02dces\0\0\x02한일 국장급\n협의") + record(71, 1, b"daeh") + text(3, "머리말")
        + text(1, "본문\x09\0\0\0\0\0\0\x09이다.") + record(71, 1, b" lbt") + text(3, "박진") + text(1, "긴 문단 " * 900)
    )  # fmt: skip
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(section) + packer.flush()
    return ole(
        {
            "FileHeader": b"HWP Document File".ljust(36, b"\0") + struct.pack("<I", flags),
            "Section0": packed if flags & 1 else section,
        },
        folder="BodyText",
        inside=("Section0",),
    )


def ole(streams: dict[str, bytes], *, folder: str, inside: tuple[str, ...]) -> bytes:
    """An OLE file of a few streams, all of them in sectors of 512 bytes; those named in `inside` are in the folder."""
    fat: list[int] = [0xFFFFFFFD]
    sectors = b""
    starts: dict[str, tuple[int, int]] = {}
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")  # smaller ones would go to a stream of their own
        count = -(-len(content) // 512)
        starts[name] = (len(fat), len(content))
        fat += [*range(len(fat) + 1, len(fat) + count), 0xFFFFFFFE]
        sectors += content.ljust(count * 512, b"\0")
    outside = [name for name in streams if name not in inside]

    def entry(name: str, kind: int, child: int = -1, right: int = -1, start: int = 0, size: int = 0) -> bytes:
        label = (name + "\0").encode("utf-16-le")
        return (label.ljust(64, b"\0") + struct.pack("<HBBiii", len(label), kind, 1, -1, right, child)).ljust(
            116, b"\0"
        ) + struct.pack("<IQ", start, size)

    names = [folder, *outside, *inside]
    entries = [entry("Root Entry", 5, child=1)]
    for number, name in enumerate(names, 1):
        siblings = outside if name in outside else inside
        right = number + 1 if name == folder or name != siblings[-1] else -1
        entries.append(
            entry(name, 1, child=1 + len(outside) + 1, right=right)
            if name == folder
            else entry(name, 2, right=right, start=starts[name][0], size=starts[name][1])
        )
    while len(entries) % 4:
        entries.append(bytes(128))
    directory = len(fat)
    count = len(entries) // 4
    fat += [*range(directory + 1, directory + count), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    return header + struct.pack("<128I", *fat) + sectors + b"".join(entries)


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset129 Batang;}{\f2\fcharset128 Mincho;}}"
    rb"{\info{\title Talks in Busan}{\author never}{\creatim\yr2024\mo5\dy2}}{\header Running head\par}"
    rb"\pard\outlinelevel0 Talks in {\b Busan}\par\pard{\f1 \'b9\'da\'c1\'f8} and {\f2 \'83A\'83\'57\'83A}, \u50980\'3f\u49437? too"
    rb"{\footnote A note.} again.\par{\field{\*\fldinst HYPERLINK never}{\fldrslt linked}}{\*\unknown never}{\pict 00ff}"
    rb"\par\intbl One\cell Two\cell\row\pard \u-10179?\u-8704? end\line here\par}"
)

MAIL = (
    b"From: Desk <desk@example.org>\r\nTo: you@example.org\r\nDate: Thu, 02 May 2024 23:30:00 +0900\r\nMIME-Version: 1.0\r\n"
    b"Subject: =?EUC-KR?B?x9HAzyDH+cDH?=\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=ks_c_5601-1987\r\n'
    b"Content-Transfer-Encoding: 8bit\r\n\r\n"
    + "외교부는 협의를 열었다.\r\n\r\n> 인용\r\n-- \r\n서명\r\n".encode("cp949")
    + b'--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nAttached.\r\n'
    b'--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="a.png"\r\n\r\nx\r\n--b--\r\n'
)

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>President Yoon</i>\r\nSuk-yeol arrived.\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000 X1:0\r\n{\\an8}외교부\r\n장관\r\n\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n外務省の\r\n林氏"
)
VTT = "WEBVTT - talks\n\nNOTE never\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v 박진>협의 &amp; 회담</v>\n"


def samples() -> dict[str, tuple[str, bytes]]:
    """A file of every format that is built here, by reader: its ending and its bytes."""
    return {
        "docx": (".docx", docx()), "odt": (".odt", odt()), "hwpx": (".hwpx", hwpx()), "epub": (".epub", epub()), "hwp": (".hwp", hwp()),
        "rtf": (".rtf", RTF), "mail": (".eml", MAIL), "srt": (".srt", SRT.encode()), "vtt": (".vtt", VTT.encode()),
    }  # fmt: skip
