"""``python -m toolkit`` is ``parallax``."""

from toolkit.cli import main

main()
