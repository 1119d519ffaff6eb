"""docs/screens.md: what everybody sees, said by the real bot in a story that is played anew."""
