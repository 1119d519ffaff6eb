"""Referrals: packets for the police and other authorities, and evidence that is kept for them."""

from reportbot.conversation.referrals.flow import ANSWERS, COMMANDS, DUES, PRESSES, SESSIONS, admits, needs, step

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]
