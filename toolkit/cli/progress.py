"""Words for people: on standard error, never among the data; progress only for what takes longer than a second."""

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

PATIENCE = 1.0
"""Seconds before anything is said, and between two counts."""

Item = TypeVar("Item")


def say(message: str) -> None:
    """Tell people something, if standard error is open."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(f"parallax: {message}", file=sys.stderr, flush=True)


def remark(notes: Iterable[str]) -> None:
    """Tell what bare results leave out: what was guessed while reading, for example."""
    for note in notes:
        say(note)


class Progress:
    """Tells the stage that is under way once the run has lasted a second."""

    def __init__(self) -> None:
        from threading import Timer

        self._stage = "reading"
        self._started = time.monotonic()
        self._timer = Timer(PATIENCE, self._say)
        self._timer.daemon = True
        self._timer.start()

    def __call__(self, stage: str) -> None:
        """Note that `stage` begins."""
        self._stage = stage
        if time.monotonic() - self._started >= PATIENCE:
            self._say()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _say(self) -> None:
        say(f"{self._stage} …")

    def count(self, items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
        """`items`, with a line a second on how many of `total` are done."""
        told = self._started
        for done, item in enumerate(items, 1):
            now = time.monotonic()
            if now - told >= PATIENCE and now - self._started >= PATIENCE:
                self(f"{done} of {total} {what}")
                told = now
            yield item
