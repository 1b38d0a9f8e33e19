from __future__ import annotations

import pytest
from babel import Locale
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.figures import fonts

ARABIC = "حزب الله"
NAMES = {
    "ar": ARABIC,
    "fa": "ایالات متحده",
    "ur": "پاکستان",
    "he": "ארצות הברית",
    "ru": "Соединенные Штаты",
    "uk": "Україна",
    "el": "Ελλάδα",
    "vi": "Ấn Độ",
    "tr": "Türkiye, Gürcistan",
    "zh": "乌兹别克斯坦",
}


class TestFiles:
    def test_each_family_ships_with_the_licence_of_each_part(self):
        folder = fonts.font_files()[0].parent
        for part in ("NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansSC"):
            assert "SIL Open Font License" in (folder / f"{part}-OFL.txt").read_text()
        assert {face.family for face in fonts.faces()} == set(fonts.FAMILIES)

    def test_the_page_has_each_font_too(self):
        assert all(path.with_suffix(".woff2").is_file() for path in fonts.font_files())

    def test_the_folder_stays_under_5_mb(self):
        folder = fonts.font_files()[0].parent
        assert sum(path.stat().st_size for path in folder.iterdir()) < 5_000_000

    @pytest.mark.parametrize("path", fonts.font_files(), ids=lambda path: path.stem)
    def test_a_font_says_its_family_and_weight(self, path):
        face = next(face for face in fonts.faces() if face.path == path)
        font = TTFont(path)
        assert font["name"].getBestFamilyName() == face.family
        assert font["OS/2"].usWeightClass == face.weight


class TestMissing:
    @pytest.mark.parametrize("language", ["ar", "fa", "ur", "he", "ru", "uk", "el", "vi", "zh"])
    def test_no_state_lacks_a_letter_in_the_languages_of_the_fonts(self, language):
        territories = Locale(language).territories
        states = [name for code, name in territories.items() if len(code) == 2]
        assert len(states) > 240
        assert [name for name in states if fonts.missing(name)] == []

    def test_each_lost_character_is_named_once(self):
        assert fonts.missing("Iran ไทย日本ไ") == "ไทย"
        assert fonts.missing("\U0001f600") == "\U0001f600"

    def test_what_leaves_no_ink_needs_no_font(self):
        assert fonts.missing("a\u200f\u2067b\u2069\n\u00ad") == ""


class TestRuns:
    def test_a_name_of_one_script_is_one_run(self):
        for name in (
            *NAMES.values(),
            "حماس (غزة) 2023",
            "(אא) 12!",
            "حماس (Hamas)",
            "中国 (China)",
        ):
            assert len(fonts.runs(name)) == 1
        assert fonts.runs("") == ()

    def test_a_run_ends_where_the_font_does(self):
        assert fonts.runs("Китай (中国) №1") == (
            ("Noto Sans", "Китай ("),
            ("Noto Sans SC", "中国) "),
            ("Noto Sans", "№1"),
        )

    @given(st.text())
    def test_runs_put_together_are_the_text(self, text):
        assert "".join(run for _, run in fonts.runs(text)) == text


class TestTextWidth:
    def test_latin_is_the_sum_of_its_advances_and_kerning(self):
        font = TTFont(next(p for p in fonts.font_files() if p.stem == "NotoSans-400"))
        advance = font["hmtx"][font.getBestCmap()[ord("I")]][0]
        assert fonts.text_width("I", 10) == pytest.approx(advance / 100)
        assert fonts.text_width("AV", 100) < fonts.text_width("A", 100) + fonts.text_width("V", 100)

    def test_arabic_is_joined(self):
        # Lam and alef become one glyph.
        lam, alef = "\u0644", "\u0627"
        apart = fonts.text_width(lam, 100) + fonts.text_width(alef, 100)
        assert fonts.text_width(lam + alef, 100) < 0.8 * apart

    def test_bold_is_wider(self):
        for name in ("Iran", ARABIC, "ישראל"):
            assert fonts.text_width(name, 13, 600) > fonts.text_width(name, 13, 400)

    def test_chinese_is_square(self):
        assert fonts.text_width("伊朗", 10) == fonts.text_width("伊朗", 10, 600) == 20

    @given(st.text(max_size=30), st.floats(1, 100))
    def test_grows_with_the_size(self, text, size):
        width = fonts.text_width(text, size)
        assert width >= 0
        assert fonts.text_width(text, 2 * size) == pytest.approx(2 * width)
