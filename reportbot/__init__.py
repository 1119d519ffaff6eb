"""ReportBot: reports of suspicious accounts, from a citizen's chat to a moderator's decision and back."""

__version__ = "0.1.0"
