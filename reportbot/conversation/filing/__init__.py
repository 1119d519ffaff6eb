"""The citizen's conversation, from /start to the receipt and what follows."""

from reportbot.conversation.filing.flow import ANSWERS, DUES, PRESSES, step
from reportbot.conversation.filing.needed import needs

__all__ = ["ANSWERS", "DUES", "PRESSES", "needs", "step"]
