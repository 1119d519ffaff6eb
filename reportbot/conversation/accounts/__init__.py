"""Accounts over time: merging and splitting cases, look-alikes."""

from reportbot.conversation.accounts.flow import ANSWERS, COMMANDS, DUES, PRESSES, SESSIONS, admits, needs, step

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]
