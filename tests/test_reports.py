"""The rendered examples are what the code of today renders, byte for byte."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = [sys.executable, str(ROOT / "reports" / "build.py")]


def test_the_rendered_examples_are_fresh() -> None:
    # Another hash seed than this process has: an order that hangs on it would show.
    done = subprocess.run(
        [*BUILD, "--check"], capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": "4711"}
    )
    assert done.returncode == 0, done.stderr
