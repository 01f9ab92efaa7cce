"""Files made by real programs, once a test run: an article with a head, a note, a table and a box, in three languages."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

KOREAN = (
    "한일 양국 정부는 지난달 서울에서 국장급 협의를 열어 강제징용 배상 문제를 비롯한 현안을 논의했으며 다음 달 도쿄에서 다시 만나기로 "
    "했다고 외교부 당국자가 전했다. 홍길동 외교부 아시아태평양국장과 사토 이치로 일본 외무성 아시아대양주국장이 참석했다."
)
JAPANESE = (
    "日韓両政府は先月ソウルで局長級協議を開き、徴用工問題をはじめとする懸案について意見を交わし、来月東京で再び会談することで一致したと"
    "外務省の担当者が明らかにした。佐藤一郎アジア大洋州局長と洪吉童アジア太平洋局長が出席した。"
)
ENGLISH = (
    "Senior diplomats of both governments met in Seoul to discuss a long-standing fisheries agreement, and Hong Gil-dong, the "
    "director-general for Asian and Pacific affairs, said that the talks would go on in Tokyo next month."
)
PARAGRAPHS = (KOREAN, JAPANESE, ENGLISH)

ARTICLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>한일 협의 결과</dc:title><meta:creation-date>2024-05-02T09:00:00</meta:creation-date></office:meta>
<office:styles>
 <style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>
  <style:text-properties fo:font-size="11pt" style:font-size-asian="11pt" fo:language="en" fo:country="US" style:language-asian="ko" style:country-asian="KR"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="20pt" style:font-size-asian="20pt"/></style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">
  <style:text-properties fo:font-size="15pt" style:font-size-asian="15pt"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>
  <style:header-style/></style:page-layout>
 <style:style style:name="New" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
 <style:header><text:p>Running head <text:page-number/></text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
<text:p text:style-name="Title">한일 국장급 협의</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Talks in three languages</text:h>
<text:p text:style-name="Standard">{KOREAN}</text:p>
<text:p text:style-name="Standard">{JAPANESE}</text:p>
<text:p text:style-name="Standard">{ENGLISH}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>A note on fisheries.</text:p></text:note-body></text:note></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>홍길동</text:p></table:table-cell><table:table-cell><text:p>외교부 국장</text:p></table:table-cell>
</table:table-row></table:table>
<text:p text:style-name="Standard">Before the box.<draw:frame draw:name="f" text:anchor-type="paragraph" svg:width="5cm" svg:x="2cm"
 svg:y="1cm"><draw:text-box fo:min-height="1cm"><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>
<text:p text:style-name="New">{KOREAN}</text:p>
</office:text></office:body></office:document>
"""

PAGE = (
    "<!doctype html><meta charset=utf-8><title>한일 협의 결과</title><style>{style}</style><h1>한일 국장급 협의</h1>"
    + "".join(f"<p lang={lang}>{p}</p>" for lang, p in zip(("ko", "ja", "en"), PARAGRAPHS, strict=True))
    + "<table><tr><td style='width:12em'>홍길동<td>외교부 국장</table><p style='break-before:page'>둘째 쪽의 문단이다.</p>"
)


def missing(program: str) -> NoReturn:
    """Skip the test, or fail it where every program is promised to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not installed, and CI must not pass without it")
    pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with article.docx, .odt, .rtf and .pdf, saved by LibreOffice; the test is skipped where there is none."""
    if OFFICE is None:
        missing("LibreOffice (Debian: libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("office")
    (folder / "article.fodt").write_text(ARTICLE, "utf-8")
    for format in ("docx", "odt", "rtf", "pdf"):
        subprocess.run(
            [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", format,
             "--outdir", str(folder), str(folder / "article.fodt")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


def print_page(folder: Path, style: str = "") -> Path:
    """The page printed to PDF by a browser; the test is skipped where there is none."""
    if BROWSER is None:
        missing("Chromium")
    (folder / "page.html").write_text(PAGE.format(style=style), "utf-8")
    subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "page.pdf"
