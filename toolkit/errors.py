"""The one tree of errors that Parallax raises on purpose.

A message says what is wrong, where, and what to do about it. Only the command line catches `ParallaxError`; it prints
the message and leaves with the class's `exit_code`.
"""


class ParallaxError(Exception):
    """Base of all errors of this package; `exit_code` is the command's exit status."""

    exit_code = 1


class UsageError(ParallaxError):
    """What was asked for makes no sense as asked: options, settings, an unknown name."""

    exit_code = 2


class InputError(ParallaxError):
    """An input could not be read or analysed."""

    exit_code = 3


class UnreadableError(InputError):
    """A file is missing, a folder, empty, too large, binary, or in no encoding that could be recognised."""


class LanguageError(InputError):
    """A document is not Chinese or English, or the two are not one of each."""


class OutputError(ParallaxError):
    """A result could not be written where it was asked for."""

    exit_code = 2


class PackError(ParallaxError):
    """A framing pack is malformed; the message names file, entry and fix."""

    exit_code = 2


class DictionaryError(ParallaxError):
    """The bilingual dictionary is missing or broken and could not be rebuilt."""

    exit_code = 4


class ModelUnavailableError(ParallaxError):
    """An encoder's model could not be loaded."""

    exit_code = 4
