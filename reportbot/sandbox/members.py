"""Who stands how in a chat, as ChatMember objects."""

from __future__ import annotations

from msgspec import Struct

from reportbot.sandbox.errors import Json

INSIDE = {"creator", "administrator", "member", "restricted"}
STATUSES = INSIDE | {"left", "kicked"}
ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics", "can_send_welcome_messages",
)  # fmt: skip
RESTRICTED_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip


class Member(Struct, frozen=True):
    """A person's standing in one chat."""

    user_id: int
    status: str
    is_anonymous: bool = False

    @property
    def inside(self) -> bool:
        """Whether the person is in the chat."""
        return self.status in INSIDE

    @property
    def admin(self) -> bool:
        """Whether the person is owner or administrator."""
        return self.status in {"creator", "administrator"}

    def to_json(self, user: Json) -> Json:
        """The ChatMember object."""
        member: Json = {"user": user, "status": self.status}
        if self.status == "creator":
            return member | {"is_anonymous": self.is_anonymous}
        if self.status == "administrator":
            rights = dict.fromkeys(ADMIN_RIGHTS, True) | {"can_promote_members": False}
            return member | {"can_be_edited": False, "is_anonymous": self.is_anonymous} | rights
        if self.status == "restricted":
            return member | dict.fromkeys(RESTRICTED_RIGHTS, False) | {"is_member": True, "until_date": 0}
        return member | {"until_date": 0} if self.status == "kicked" else member
