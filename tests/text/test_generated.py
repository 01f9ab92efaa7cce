import subprocess
import sys

import pytest

from glossary.text.generated import generated_romanizations


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("종로", "ko", "jonglo"),
        ("윤석열", "ko", "yunseogyeol"),
        ("菅 義偉", "ja", "kan yoshihide"),
        ("髙橋", "ja", "takahashi"),
        ("ﾊﾟｸ", "ja", "paku"),
        ("東京", "ja", "toukyou"),
    ],
)
def test_what_the_packages_generate(text: str, lang: str, expected: str) -> None:
    assert expected in generated_romanizations(text, lang)


@pytest.mark.parametrize(("text", "lang"), [("Park Jin", "ko"), ("", "ja"), ("42", "ja"), ("朴振", "ko-Hani")])
def test_nothing_is_generated_from_other_scripts(text: str, lang: str) -> None:
    assert generated_romanizations(text, lang) == ()


def test_nothing_heavy_loads_at_import() -> None:
    code = (
        "import sys, pkgutil, importlib, glossary.text\n"
        "for module in pkgutil.iter_modules(glossary.text.__path__):\n"
        "    importlib.import_module(f'glossary.text.{module.name}')\n"
        "assert not {'pykakasi', 'hangul_romanize', 'sudachipy', 'numpy', 'opencc'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
