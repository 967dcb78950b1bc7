"""``parallax evaluate``: how well Parallax does, measured against gold."""

import click

from toolkit.cli.commands import Commands

COMMANDS = {
    "alignment": "Measure alignment against gold beads.",
}
"""A module of this package each; its function of the same name is the command."""


@click.command(cls=Commands, package="toolkit.cli.evaluate", table=COMMANDS)
def evaluate() -> None:
    """Measure Parallax against gold.

    \b
    Examples:
      parallax evaluate alignment corpora
    """
