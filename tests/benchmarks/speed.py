"""Speed and memory of what people wait for, beside the limits that were set for two cores: ``make benchmark``.

Wall-clock medians of repeated runs in this very order, so that one run's figures can be compared with each other; CPU
seconds beside them tell a slow program from a busy machine. `tests.benchmarks.alignment` measures alignment alone.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.processes import Run, median, run
from tests.benchmarks.texts import REPORTS

WORDS = 1000
"""English words of the pair that is compared."""


def line(what: str, found: Run, limit: str = "") -> None:
    """A row of the table."""
    print(f"{what:46} {found.wall:7.3f} s {found.cpu:7.3f} s {found.memory:7.0f} MiB   {limit}", flush=True)


def write_pair(folder: Path) -> tuple[str, str, int]:
    """Both versions of as many reports, one after another, as make `WORDS` English words; the paths, the word count."""
    texts: dict[str, list[str]] = {"zh": [], "en": []}
    for report in REPORTS:
        paragraphs = {side: (report / f"{side}.txt").read_text(encoding="utf-8").split("\n\n") for side in texts}
        for side, found in paragraphs.items():
            texts[side] += found
        count = sum(len(paragraph.split()) for paragraph in texts["en"])
        if count >= WORDS:
            break
    for side, found in texts.items():
        (folder / f"{side}.txt").write_text("\n\n".join(found), encoding="utf-8")
    return str(folder / "zh.txt"), str(folder / "en.txt"), count


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="runs of each measurement (default: 5)")
    repeats: int = parser.parse_args().repeats
    parallax, python = str(Path(sys.executable).with_name("parallax")), sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zh, en, count = write_pair(folder)
        job = (parallax, "compare", zh, en, "-o", str(folder / "r.html"))
        print(f"{'median of ' + str(repeats) + ' runs':46} {'wall':>9} {'cpu':>9} {'peak':>11}   limit")
        caches = [{"PARALLAX_CACHE": str(folder / f"cache-{number}")} for number in range(min(repeats, 3))]

        def typical(*command: str) -> Run:
            return median([run(*command, environment=caches[0]) for _ in range(repeats)])

        first = median([run(*job, environment=cache) for cache in caches])
        empty, imported = typical(python, "-c", "pass"), typical(python, "-c", "import toolkit")
        beyond = Run(imported.wall - empty.wall, imported.cpu - empty.cpu, imported.memory)
        line("python -c pass", empty)
        line("import toolkit (beyond that)", beyond, "0.15 s")
        line("parallax --help", typical(parallax, "--help"), "0.3 s")
        line(f"{count} English words to HTML", typical(*job), "1.5 s, 300 MB")
        line("the same, first run ever (compiles)", first, "8 s")


if __name__ == "__main__":
    main()
