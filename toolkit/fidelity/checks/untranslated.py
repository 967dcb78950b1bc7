"""The untranslated check: text of the source's language, or the source itself, left standing in the target."""

from collections.abc import Iterator

from toolkit.fidelity.checks.interface import Example
from toolkit.fidelity.copied import HAN_TERM, copied_runs, is_copy
from toolkit.model import LANGUAGE_NAMES, BeadText, Finding, Severity


class UntranslatedCheck:
    """Source text that was not translated."""

    name = "untranslated"
    examples = (
        Example("港口已恢复运营。", "港口已恢复运营。", fires=True),
        Example("当地居民对噪音表示不满。", "Local residents 对噪音表示不满。", fires=True),
        Example("The port has reopened to all ships.", "港口已 reopened to all ships again。", fires=True),
        Example("The port has reopened.", "The port has reopened.", fires=True),
        Example("港口已恢复运营。", "The port has resumed operations.", fires=False),
        Example("他在“三农”问题上着墨甚多。", "He dwelt on rural affairs (三农).", fires=False),
        Example(
            "The band Florence and the Machine will play.", "乐队Florence and the Machine将登台演出。", fires=False
        ),
        Example("OpenAI released GPT-5.", "OpenAI发布了GPT-5。", fires=False),
    )

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """A finding a run; a single one where the whole target is the source again."""
        if bead.target is None:
            return
        for start, end in copied_runs(bead):
            text = bead.target.text[start:end]
            source_span = None
            severity: Severity = "major"
            if bead.source is not None and is_copy(bead):
                message = "The translation is the original over again."
                source_span = bead.source.span(0, len(bead.source.text))
            else:
                message = f"{_short(text)} was left untranslated."
                if bead.target.language == "en" and len(text) <= HAN_TERM:
                    severity = "minor"
            yield Finding(
                self.name,
                "accuracy/untranslated",
                severity,
                message,
                f"{_short(text)} stands in a text that should be {LANGUAGE_NAMES[bead.target.language]}",
                bead.index,
                source_span,
                bead.target.span(start, end),
            )


def _short(text: str) -> str:
    """The text in quotes, cut after forty characters."""
    text = " ".join(text.split())
    return f"“{text[:40]}…”" if len(text) > 41 else f"“{text}”"
