"""Groups whose commands are imported when they run, so that help and completion are quick."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """The commands of a package, a module each; the command is the module's function of the same name.

    `table` says of each command what it does, for the help.
    """

    def __init__(self, *, package: str, table: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self._package = package
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self._table:
            return None
        command: click.Command = getattr(import_module(f"{self._package}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._table.items()))
