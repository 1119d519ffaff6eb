"""Accounts as people name them: recognised, put into canonical form, compared with what resembles them."""

from reportbot.domain.identifiers.characters import fold_name, reveal, similar, skeleton
from reportbot.domain.identifiers.links import registrable_domain
from reportbot.domain.identifiers.model import KINDS, Identifier, read_identifiers
from reportbot.domain.identifiers.platforms import PLATFORMS
from reportbot.domain.identifiers.recognition import display_name, from_contact, from_forward, identify

__all__ = [
    "KINDS",
    "PLATFORMS",
    "Identifier",
    "display_name",
    "fold_name",
    "from_contact",
    "from_forward",
    "identify",
    "read_identifiers",
    "registrable_domain",
    "reveal",
    "similar",
    "skeleton",
]
