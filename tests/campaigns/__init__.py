"""Long runs with faults, each a command of its own; CI runs a short form of each."""
