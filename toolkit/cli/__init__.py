"""The command line: the only place that prints, reads arguments and chooses exit codes."""

import sys
from collections.abc import Sequence

import click

from toolkit.cli.commands import Commands
from toolkit.cli.progress import say
from toolkit.errors import ParallaxError, UsageError
from toolkit.version import __version__

COMMANDS = {
    "compare": "Compare two versions of a report and write what was found.",
    "align": "Say which sentences answer which.",
    "score": "Score how faithful a translation is, pair by pair.",
    "framing": "Find loaded words, and what became of them.",
    "evaluate": "Measure Parallax against gold.",
    "completion": "Print a completion script for a shell.",
}
"""A module of this package each; its function of the same name is the command. Loaded only when it runs."""

EPILOG = """
\b
Examples:
  parallax compare zh.txt en.txt -o report.html
  parallax compare zh.txt en.txt --format json:report.json --format text
  parallax align zh.txt en.txt --format json
  parallax score pairs.tsv --format jsonl
  parallax framing en.txt
  parallax evaluate alignment corpora

Exit codes: 0 done; 2 usage or settings; 3 an input could not be read; 4 a model or the dictionary is not available;
70 a fault of Parallax itself; 130 interrupted.
"""


@click.command(
    cls=Commands,
    package="toolkit.cli",
    table=COMMANDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="parallax")
def parallax() -> None:
    """Compare the Chinese and the English version of one report.

    Parallax aligns both versions sentence by sentence, scores how faithful the translation is, and shows where the
    wording tilts the reader.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # Data is UTF-8 whatever the locale; what is printed for people must not break off in the middle either.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = parallax.main(args=arguments, prog_name="parallax", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _leave("interrupted; nothing was left half-written", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(UsageError.exit_code)
    except ParallaxError as error:
        _leave(str(error), error.exit_code)
    except Exception:
        import traceback

        # Python would leave with 1, which here means that findings reached a limit.
        traceback.print_exc()
        _leave("this is a fault of Parallax itself; please report it with the lines above", 70)


def _leave(message: str, code: int) -> None:
    say(message)
    sys.exit(code)
