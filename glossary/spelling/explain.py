"""Why a form matches a query, in words a person understands."""

from glossary.text.fold import compact
from glossary.text.script import Script, main_script


def explain(query: str, form: str, lang: str) -> str:
    """The reason that `query` finds `form` of language `lang`, as a short English phrase.

    >>> explain("Yoon Suk-yeol", "윤석열", "ko")
    'habitual romanization of 윤석열'
    """
    if compact(query) == compact(form):
        return f"spelling of {form}"
    script = main_script(query)
    if script == Script.LATIN and main_script(form) != Script.LATIN:
        return f"habitual romanization of {form}"
    if script == Script.HANGUL and main_script(form) != Script.HANGUL:
        return f"Hangul for {form}"
    return f"close to {form}"
