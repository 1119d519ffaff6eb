"""The fixed vocabularies of the domain: states, categories, roles, kinds of evidence."""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands on the platform track."""

    NEW = "new"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    SUBSTANTIATED = "substantiated"
    DISMISSED = "dismissed"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"
    REQUESTED = "requested"
    ACKNOWLEDGED = "acknowledged"
    CLARIFICATION = "clarification"
    REMOVED = "removed"
    REFUSED = "refused"
    NO_RESPONSE = "no_response"
    CLOSED = "closed"
    REOPENED = "reopened"


OPEN_STATES = frozenset({CaseState.NEW, CaseState.IN_REVIEW, CaseState.NEEDS_INFO, CaseState.REOPENED})
"""A moderator may still decide."""


REOPENED_BY_REPORT = frozenset({CaseState.DISMISSED, CaseState.OUT_OF_SCOPE, CaseState.REMOVED, CaseState.CLOSED})
"""A new reporter, or new evidence, reopens a case in one of these; one on a duplicate goes to the original."""


ASKED_STATES = frozenset({CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.CLARIFICATION, CaseState.NO_RESPONSE})
"""The platform was asked, and has not said yes or no."""


FINISHED_STATES = REOPENED_BY_REPORT | {CaseState.DUPLICATE, CaseState.REFUSED}
"""Nothing more is to be done, unless it comes back: the time that things are kept runs from here."""


class Category(StrEnum):
    """What the account is suspected of, in the order citizens see; the last are an operator's own."""

    PROSTITUTION = "prostitution"
    FRAUD = "fraud"
    THREAT = "threat"
    IMPERSONATION = "impersonation"
    PHOTO = "photo"
    CHILD = "child"
    TRAFFICKING = "trafficking"
    GAMBLING = "gambling"
    LOAN = "loan"
    DRUGS = "drugs"
    OTHER = "other"
    UNSURE = "unsure"
    OWN_1 = "own-1"
    OWN_2 = "own-2"
    OWN_3 = "own-3"
    OWN_4 = "own-4"


OWN_CATEGORIES = frozenset({Category.OWN_1, Category.OWN_2, Category.OWN_3, Category.OWN_4})
"""Free for what an operator wants to ask for beside the others; offered, and named, by his policy and words alone."""


class Role(StrEnum):
    """What somebody may do, judged when acting."""

    CITIZEN = "citizen"
    MODERATOR = "moderator"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class EvidenceKind(StrEnum):
    """How a piece of evidence came."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    LINK = "link"
    TEXT = "text"
