"""What a framing pack holds once it is read: entries with their forms in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model import Language, Polarity


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say an entry in one language.

    `text` is written as a dictionary would (Simplified Chinese; English lemmas), with "…" for a gap; a form in
    quotation marks stands only where the text has it in quotation marks. `intensity` is 1 mild, 2 clear, 3 extreme.
    Within a context of `unless` the form is no cue. `fires` and `silent` are example sentences in which the form
    must and must not be found.
    """

    text: str
    intensity: int
    polarity: Polarity
    unless: tuple[str, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One idea of a pack: why it is loaded, what a plain report writes instead, and its forms by language.

    `id` is unique within the pack, `category` a slug of `toolkit.framing.categories.CATEGORIES`. A `neutral` wording
    is empty where nothing is needed in its place.
    """

    id: str
    category: str
    why: str
    neutral_zh: str
    neutral_en: str
    zh: tuple[Form, ...]
    en: tuple[Form, ...]

    def forms(self, language: Language) -> tuple[Form, ...]:
        """The entry's forms in one language."""
        return self.zh if language == "zh" else self.en

    def neutral(self, language: Language) -> str:
        """What a plain report in that language would have written; empty where nothing is needed."""
        return self.neutral_zh if language == "zh" else self.neutral_en


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The entries of all packs in use; an entry of a later pack replaces one of the same id from an earlier one.

    `fingerprint` is twelve hexadecimal digits over everything that can change a result (examples cannot). A lexicon
    is compared by identity, so that what is compiled from it can be kept.
    """

    entries: tuple[Entry, ...]
    fingerprint: str

    def forms(self, language: Language) -> Iterator[tuple[Entry, Form]]:
        """Every form of one language with the entry it belongs to, in pack order."""
        return ((entry, form) for entry in self.entries for form in entry.forms(language))
