"""The options that commands share."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from toolkit import settings
from toolkit.errors import UsageError
from toolkit.settings import AlignmentSettings, FramingSettings, ModelSettings, ReadingSettings, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

Direction = settings.Direction | None

INPUT = click.Path(path_type=Path)
"""An input file; whether it can be read is for `toolkit.reading` to say. ``-`` is standard input."""


def reading_options(command: Command) -> Command:
    """How inputs are read."""
    command = click.option(
        "--encoding", metavar="CODEC", help="Character encoding of the inputs, instead of recognising it."
    )(command)
    return click.option(
        "--direction",
        type=click.Choice(get_args(settings.Direction)),
        help="Which language is the original; files given the other way round are swapped.",
    )(command)


def encoder_options(command: Command) -> Command:
    """How sentences are compared."""
    command = click.option("--device", metavar="NAME", help="Where the model runs: cuda, mps, cpu. Default: the best.")(
        command
    )
    command = click.option(
        "--dtype",
        type=click.Choice(get_args(settings.DataType)),
        default="float32",
        show_default=True,
        help="What the model computes with.",
    )(command)
    command = click.option(
        "--revision", metavar="NAME", help="Branch, tag or commit of the model. Default: the one downloaded, or main."
    )(command)
    return click.option(
        "--encoder",
        default="lexicon",
        show_default=True,
        metavar="NAME",
        help="What alignment compares by: lexicon; labse, minilm, or any sentence-transformers model by its name or "
        "folder; several joined by +.",
    )(command)


def pack_options(command: Command) -> Command:
    """Which loaded words are looked for."""
    command = click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME|PATH",
        help="Framing pack to use, repeatable: a bundled one, or a YAML file or folder. Default: news.",
    )(command)
    return click.option(
        "--minimum-intensity",
        type=click.IntRange(1, 3),
        default=1,
        show_default=True,
        help="Leave weaker cues out: 1 mild, 2 clear, 3 extreme.",
    )(command)


def settings_from(
    encoding: str | None = None,
    direction: Direction = None,
    encoder: str = "lexicon",
    model: ModelSettings | None = None,
    packs: tuple[str, ...] = (),
    minimum_intensity: int = 1,
) -> Settings:
    """The settings that the options amount to.

    Raises `UsageError`, `ModelUnavailableError` and `PackError` for an encoder or a pack that does not exist: better
    told before the work.
    """
    from toolkit.alignment import load_encoder

    model = model or ModelSettings()
    load_encoder(encoder, model)
    if packs:
        from toolkit.framing import load_lexicon

        load_lexicon(packs)
    return Settings(
        reading=ReadingSettings(encoding=encoding, direction=direction),
        alignment=AlignmentSettings(encoder, model),
        framing=FramingSettings(packs=packs or FramingSettings().packs, minimum_intensity=minimum_intensity),
    )


def check_files(inputs: Sequence[Path | None], outputs: Sequence[Path | None]) -> None:
    """Raises `UsageError` where standard input is to be read twice, or an input would be overwritten."""
    given = [path for path in inputs if path]
    if given.count(Path("-")) > 1:
        raise UsageError("Standard input (-) can be read only once; give the other version as a file.")
    for output in outputs:
        for path in given:
            with contextlib.suppress(OSError):  # an input that does not exist is for reading to tell
                if output and output.is_file() and output.samefile(path):
                    raise UsageError(f"{output} is an input and would be overwritten. Choose another place.")


def pair_of(source: Path, target: Path | None, command: str) -> tuple[Path, Path] | None:
    """Both files, or None where `source` is a bitext that stands for both.

    Raises `UsageError` for one file that is no bitext, and for a bitext with a file beside it.
    """
    from toolkit.reading.bitext import is_bitext

    if target is None:
        if is_bitext(source):
            return None
        raise UsageError(f"{command} needs SOURCE and TARGET, or one bitext (.tsv); {source} is not a bitext.")
    if is_bitext(source) or is_bitext(target):
        raise UsageError(f"A bitext holds both versions; give it alone, not {source} and {target}.")
    return source, target
