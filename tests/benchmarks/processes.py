"""Commands run in processes of their own and measured. Needs Linux (`os.wait4` tells a child's peak memory)."""

import os
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock, seconds of computing, and MiB at its peak."""

    wall: float
    cpu: float
    memory: float


class CommandError(Exception):
    """A command that failed; its text is the last line that the command had to say."""


def run(*command: str, output: str = os.devnull, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, its standard output into the file `output`, and measure it.

    `environment` is added to ours. Raises `CommandError` when the command fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder, "errors")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        began = time.perf_counter()
        pid = os.posix_spawn(
            command[0],
            command,
            {**os.environ, **(environment or {})},
            file_actions=[
                (os.POSIX_SPAWN_OPEN, stream, path, flags, 0o600) for stream, path in ((1, output), (2, str(errors)))
            ],
        )
        _, status, usage = os.wait4(pid, 0)
        taken = Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        if status:
            said = errors.read_text(encoding="utf-8", errors="replace").split("\n")
            raise CommandError(next((line.strip() for line in reversed(said) if line.strip()), "it failed silently"))
    return taken


def median(runs: Sequence[Run]) -> Run:
    """The median of each measure."""
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
    )
