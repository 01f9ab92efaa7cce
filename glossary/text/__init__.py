"""Facts about writing systems, as pure functions: nothing here knows of glossaries.

fold            what two spellings have in common once habits are taken away
script          which script, and the best guess at the language
hangul          syllables and letters            keyboard        the two-set layout, both ways
korean_sounds   standard pronunciation           korean_latin    the romanizations of Korean
kana            syllabaries and romaji           kana_hangul     Japanese in Hangul
hangul_kana     Korean names in katakana         surnames        Korean surnames
hanja           variants, Sino-Korean readings   kanji           readings of Japanese names
kanji_lexicon   what is known of them            generated       two packages, for look-up forms only
tables          the language tables people write (data/languages)
"""
