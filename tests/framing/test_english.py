"""English forms are found in any inflection, spelling and joint, and not in names or vetoed contexts."""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union slammed the plan.", ["slammed"]),
        ("Slamming the plan, the union left.", ["Slamming"]),
        ("The editor lashed out at rivals.", ["lashed out at"]),
        ("A so-called expert spoke.", ["so-called"]),
        ("A so called expert spoke.", ["so called"]),
        ("A so‑called expert spoke.", ["so‑called"]),
        ("A so–called expert spoke.", ["so–called"]),
        ("Is that so? Called at noon, he left.", []),
        ("The group falsely claims it.", ["falsely claims"]),
        ("The group falsely “claimed” it.", ["falsely “claimed"]),
        ("They smeared the reporter as a spy.", ["smeared"]),
        ("They smeared paint. As ever, it rained.", []),
        ("They smeared paint, as ever.", []),
        ("They smeared one two three four five six seven as spies.", []),
        ("The board shot itself in the foot.", ["shot itself in the foot"]),
        ("They clamored for a ban.", ["clamored for"]),
        ("They clamoured for a ban.", ["clamoured for"]),
        ("They scare-mongered again.", ["scare-mongered"]),
        ("Farmers claimed damages.", []),
        ("She claimed political asylum.", ["claimed"]),
        ("A cell claimed full responsibility.", []),
        ("The club claimed a narrow victory.", []),
        ("Insurance claims rose.", []),
        ("The Radical Party won.", []),
        ("Visitors to the Mob Museum paid.", []),
        ("Visitors saw the Mob at night.", ["Mob"]),
        ("Senator Ruiz Slams Budget Plan", ["Slams"]),
        ("They met. Mobs followed.", ["Mobs"]),
    ],
)
def test_forms(cues: Cues, text: str, found: list[str]) -> None:
    assert [cue.text for cue in cues(text)] == found


def test_parts_of_a_discontinuous_cue(cues: Cues) -> None:
    text = "They smeared the reporter as a spy."
    (cue,) = cues(text)
    assert [text[start:end] for start, end in cue.parts] == ["smeared", "as"]
    assert (cue.text, cue.start, cue.end) == ("smeared", 5, 12)


def test_a_form_in_quotation_marks_wants_them(cues: Cues) -> None:
    assert [cue.text for cue in cues("The “saviour” of the club left.")] == ["“saviour”"]
    assert not cues("The saviour of the club left.")
    assert not cues("The “saviour of the club” left.")
