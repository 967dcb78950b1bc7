"""Packs are read, joined and checked; a message names file, line, entry and fix."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from toolkit.errors import PackError
from toolkit.framing import load_lexicon
from toolkit.framing.lexicon import bundled_packs

PACK = """\
category: doubting-verb
entries:
  - id: claim
    why: Doubts.
    neutral: {zh: 称, en: said}
    zh:
      - form: 声称
        intensity: 1
        polarity: negative
        unless: [声称对…负责]
        fires: [他声称不知情。]
        silent: [他不知情。]
"""


def write(folder: Path, content: str, name: str = "pack.yaml") -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_entry_and_form_as_written(tmp_path: Path) -> None:
    (entry,) = load_lexicon([write(tmp_path, PACK)]).entries
    assert (entry.id, entry.category, entry.why) == ("claim", "doubting-verb", "Doubts.")
    assert (entry.neutral("zh"), entry.neutral("en"), entry.en) == ("称", "said", ())
    (form,) = entry.forms("zh")
    assert (form.text, form.intensity, form.polarity) == ("声称", 1, "negative")
    assert (form.unless, form.fires, form.silent) == (("声称对…负责",), ("他声称不知情。",), ("他不知情。",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("category: doubting-verb", "category: doubting-verbs", "did you mean doubting-verb?"),
        ("intensity: 1", "intensity: 4", "line 8, entry “claim”, form “声称”: intensity is 4; it must be 1, 2 or 3"),
        ("intensity: 1", "intensity: true", "it must be 1, 2 or 3"),
        (
            "polarity: negative",
            "polarity: negativ",
            "line 9, entry “claim”, form “声称”: polarity is 'negativ'; did you mean",
        ),
        (
            "intensity: 1",
            "intensty: 1",
            "line 8, entry “claim”, form “声称”: unknown field 'intensty'; did you mean intensity?",
        ),
        ("        fires: [他声称不知情。]\n", "", "entry “claim”, form “声称”: fires is missing"),
        ("silent: [他不知情。]", "silent: []", "silent is empty; every form needs an example"),
        ("silent: [他不知情。]", "silent: 他不知情。", "silent must be a list"),
        ("why: Doubts.", "why: 3", "line 4, entry “claim”: why must be text, not 3; put it in quotation marks"),
        ("why: Doubts.", "why: ''", "why is empty"),
        ("id: claim", "id: To Claim", "must be kebab-case"),
        ("form: 声称", "form: 把...说成", "write a gap as the one character …"),
        ("form: 声称", "form: …说成", "needs words on both sides"),
        ("zh: 称, en", "zh: 称, fr", "unknown field 'fr'"),
        ("[声称对…负责]", "[声称对…负责", "line 11: not valid YAML"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PACK
    with pytest.raises(PackError) as caught:
        load_lexicon([write(tmp_path, PACK.replace(old, new))])
    assert message in str(caught.value)
    assert "pack.yaml, line" in str(caught.value)


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "category: hedge\n"])
def test_a_file_needs_category_and_entries(tmp_path: Path, content: str) -> None:
    with pytest.raises(PackError, match=r"category|entries"):
        load_lexicon([write(tmp_path, content)])


def test_an_entry_needs_forms(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no forms"):
        load_lexicon([write(tmp_path, "category: hedge\nentries:\n  - {id: some, why: Vague.}\n")])


def test_ids_are_unique_within_a_pack(tmp_path: Path) -> None:
    write(tmp_path, PACK, "a.yaml")
    write(tmp_path, PACK, "b.yaml")
    with pytest.raises(PackError, match=r"b\.yaml, line 3, entry “claim”: id “claim” is taken by an entry of a\.yaml"):
        load_lexicon([str(tmp_path)])


def test_a_later_pack_replaces_entries_of_an_earlier(tmp_path: Path) -> None:
    first = write(tmp_path, PACK, "first.yaml")
    second = write(tmp_path, PACK.replace("intensity: 1", "intensity: 2"), "second.yaml")
    (entry,) = load_lexicon([first, second]).entries
    assert entry.zh[0].intensity == 2


def test_fingerprint_follows_what_can_change_a_result(tmp_path: Path) -> None:
    def fingerprint(content: str) -> str:
        return load_lexicon([write(tmp_path, content)]).fingerprint

    assert len(fingerprint(PACK)) == 12
    assert fingerprint(PACK) == fingerprint(PACK.replace("他不知情。", "谁也不知情。"))
    assert fingerprint(PACK) != fingerprint(PACK.replace("intensity: 1", "intensity: 2"))
    assert fingerprint(PACK) != fingerprint(PACK.replace("声称对…负责", "声称负责"))


def test_unknown_names_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no framing pack “nwes”.*news"):
        load_lexicon(["nwes"])
    with pytest.raises(PackError, match=r"holds no \.yaml file"):
        load_lexicon([str(tmp_path)])


def test_the_news_pack_is_bundled() -> None:
    assert "news" in bundled_packs()
    assert load_lexicon(["news"]) is load_lexicon(["news"])


def test_outside_packs_come_by_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, PACK)

    class Offered(dict[str, SimpleNamespace]):
        names = property(lambda self: set(self))

    offered = Offered(theirs=SimpleNamespace(load=lambda: path))
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: offered if group == "parallax.packs" else {})
    assert [entry.id for entry in load_lexicon(["theirs"]).entries] == ["claim"]
