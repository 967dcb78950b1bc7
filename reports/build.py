"""Render the bundled corpora: ``python reports/build.py`` writes a page and a JSON file a report, byte for byte.

``--check`` writes nothing and fails when a file is missing, stale or left over.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.compare import compare
from toolkit.rendering import render

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parent / "corpora"
FORMATS = {"html": ".html", "json": ".json"}


def rendered() -> Iterator[tuple[Path, bytes]]:
    """Every file of this folder that is made from the corpora, with its bytes."""
    with (CORPORA / "manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        languages = row["direction"].split("-")
        source, target = (CORPORA / row["slug"] / f"{language}.txt" for language in languages)
        comparison = compare(source, target)
        for name, suffix in FORMATS.items():
            yield HERE / f"{row['slug']}{suffix}", render(comparison, name).encode("utf-8")


def stale(files: dict[Path, bytes]) -> list[Path]:
    """The files of this folder that are missing, differ from `files`, or are rendered from nothing."""
    kept = {path for suffix in FORMATS.values() for path in HERE.glob(f"*{suffix}")}
    wrong = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
    return sorted({*wrong, *(kept - set(files))})


def main() -> None:
    """Rebuild, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a report is stale, and write nothing")
    check: bool = parser.parse_args().check
    files = dict(rendered())
    wrong = stale(files)
    if check and wrong:
        sys.exit("stale, run `make reports`: " + ", ".join(path.name for path in wrong))
    for path in wrong:
        if path in files:
            path.write_bytes(files[path])
        else:
            path.unlink()


if __name__ == "__main__":
    main()
