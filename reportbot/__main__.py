"""``python -m reportbot`` is the same as ``reportbot``."""

from reportbot.cli import main

main()
