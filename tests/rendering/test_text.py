"""The report for the terminal."""

import re

from toolkit.model import Comparison
from toolkit.rendering import render
from toolkit.rendering.columns import columns


def _section(text: str, title: str) -> str:
    return text.split(title + "\n" + "-" * len(title) + "\n")[1].split("\n\n")[0]


def test_the_verdict_in_words(harbour: Comparison) -> None:
    verdict = " ".join(_section(render(harbour, "text"), "Verdict").split())
    assert "Fidelity 71 of 100. The English version says what the Chinese original says, as far as" in verdict
    assert "11 of 13 Chinese sentences have a counterpart; 2 stand alone." in verdict
    assert "11 of 12 English sentences have a counterpart; 1 stands alone." in verdict
    assert "1 passage stands at another place in the English version." in verdict
    assert "The checks point at 5 places: 3 major and 2 minor." in verdict
    assert (
        "From Chinese to English, 1 keeps its force, 1 is softened, 4 are dropped, 1 is amplified, 2 are added "
        "and 1 is reversed." in verdict
    )


def test_findings_come_worst_first_with_their_place_in_the_sentence(harbour: Comparison) -> None:
    text = render(harbour, "text")
    assert [int(pair) for pair in re.findall(r"M(?:aj|in)or, pair (\d+)", text)] == [2, 8, 9, 6, 11]
    assert "[13 million]" in text
    assert "said [林若涛]," in text


def test_the_table_of_shifts_stands_in_columns(harbour: Comparison) -> None:
    table = _section(render(harbour, "text"), "Changes of wording, the most telling first").splitlines()
    assert table[0] == "Pair  Change       Chinese                         English"
    assert table[1] == "  10  ⇄ reversed   力挺                            mocked"
    assert "   1  − dropped    打着 … 的旗号                   (on security grounds)" in table


def test_sentences_alone_and_notices_and_scores(harbour: Comparison) -> None:
    text = render(harbour, "text")
    assert "  13  zh  （编辑：周可心）" in _section(text, "Sentences without counterpart")
    assert "given the other way round; harbour.zh.txt is read as the original" in text
    assert "BLEU     41.3  nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.5.1" in text
    assert text.endswith(f"{harbour.signature}\n")


def test_lines_fit_and_nothing_can_take_control_of_the_terminal(harbour: Comparison, hostile: Comparison) -> None:
    for comparison in (harbour, hostile):
        text = render(comparison, "text")
        assert all(columns(line) <= 88 for line in text.splitlines() if not line.startswith("parallax:"))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_comparison_with_nothing_to_remark_is_short(plain: Comparison) -> None:
    text = render(plain, "text")
    assert "The checks found nothing wrong." in text
    assert "No loaded words were recognised in either version." in text
    assert "Every Chinese sentence has a counterpart (1 of 1)." in text
    assert "Findings, major ones first" not in text
