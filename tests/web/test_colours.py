"""Contrast of the colours of the site, by the formula of WCAG 2."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "web" / "static" / "site.css").read_text(encoding="utf-8")
LIGHT, DARK, *_ = re.findall(r":root {(.*?)}", CSS, re.DOTALL)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    colours = dict(re.findall(r"--(\w+): #(\w{6});", scheme))
    for text, ground in product(("ink", "quiet", "accent"), ("paper", "wash")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    assert contrast(colours["edge"], colours["paper"]) >= 3
