"""What a message can carry: one example of every kind of content and of every service message, as Telegram sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.forging.scene import Scene

Fields = dict[str, Any]

FILE: Fields = {"file_id": "AgACAgUAAx", "file_unique_id": "AQAD", "file_size": 1000}
VIDEO: Fields = FILE | {"width": 3, "height": 4, "duration": 5}
USER: Fields = {"id": 5_000_000_001, "is_bot": False, "first_name": ""}
GIFT: Fields = {"id": "1", "star_count": 1, "sticker": FILE | {"width": 1, "height": 1, "is_animated": False,
        "is_video": False, "type": "regular"}}  # fmt: skip
BAD_IDS = ("", "x", "AgACAgUAAx" * 40, "../../etc/passwd", "号")


def of(scene: Scene, words: str) -> list[Fields]:
    """Return the contents, with these words as text or caption where a person writes some."""
    return [{"text": words}] * 6 + _files(scene, words) + _others(words) + _service(scene)


def _files(scene: Scene, words: str) -> list[Fields]:
    documents = [_document(each) for each in scene.documents] + [_document(each) for each in BAD_IDS]
    photos = [[FILE | {"file_id": each, "width": 9, "height": 9}] for each in (*scene.photos, *BAD_IDS)]
    caption = {"caption": words}
    return [
        *({"document": document} | caption for document in documents),
        *({"photo": photo} | caption for photo in photos),
        {"document": _document("x") | {"file_size": 2**62}},
        {"document": {"file_id": scene.documents[2], "file_unique_id": "AQAD"}, "media_group_id": words[:60] or "7"},
        {"photo": []},
    ]


def _document(file_id: str) -> Fields:
    return FILE | {"file_id": file_id, "file_name": "名册\u202excod.xlsx" * 9, "mime_type": "x" * 300}


def _others(words: str) -> list[Fields]:
    sticker = GIFT["sticker"]
    caption = {"caption": words}
    location = {"longitude": 1.0, "latitude": 2.0}
    question = {
        "id": "1", "question": words, "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
        "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
        "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    }  # fmt: skip
    return [
        {"video": VIDEO} | caption, {"animation": VIDEO} | caption, {"audio": FILE | {"duration": 1}} | caption,
        {"voice": FILE | {"duration": 1}} | caption, {"video_note": FILE | {"length": 1, "duration": 1}},
        {"sticker": sticker}, {"contact": {"phone_number": "+86", "first_name": ""}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"location": location}, {"venue": {"location": location, "title": words, "address": ""}, "location": location},
        {"poll": question}, {"game": {"title": words, "description": "", "photo": [VIDEO]}},
        {"story": {"chat": {"id": 1, "type": "private"}, "id": 1}},
        {"checklist": {"title": words, "tasks": [{"id": 1, "text": "a"}]}},
        {"paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]}} | caption,
    ]  # fmt: skip


def _service(scene: Scene) -> list[Fields]:
    elsewhere = -1_002_000_000_001
    return [
        {"new_chat_members": [USER]}, {"left_chat_member": USER}, {"new_chat_title": "x" * 255},
        {"new_chat_photo": [VIDEO]}, {"delete_chat_photo": True}, {"group_chat_created": True},
        {"supergroup_chat_created": True}, {"channel_chat_created": True},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": elsewhere, "type": "supergroup"}}},
        {"forum_topic_created": {"name": "x", "icon_color": 1}}, {"forum_topic_closed": {}},
        {"forum_topic_reopened": {}}, {"forum_topic_edited": {"name": "x"}}, {"general_forum_topic_hidden": {}},
        {"general_forum_topic_unhidden": {}}, {"video_chat_started": {}}, {"video_chat_ended": {"duration": 1}},
        {"video_chat_scheduled": {"start_date": 1}}, {"video_chat_participants_invited": {"users": [USER]}},
        {"web_app_data": {"data": "x", "button_text": "x"}}, {"connected_website": "x"}, {"gift": {"gift": GIFT}},
        {"users_shared": {"request_id": 1, "users": [{"user_id": 1}]}}, {"boost_added": {"boost_count": 1}},
        {"chat_shared": {"request_id": 1, "chat_id": elsewhere}}, {"write_access_allowed": {"from_request": True}},
        {"proximity_alert_triggered": {"traveler": USER, "watcher": USER, "distance": 1}},
        {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
        *({"migrate_to_chat_id": chat} for chat in (*scene.groups, elsewhere)),
        *({"migrate_from_chat_id": chat} for chat in (*scene.groups, elsewhere)),
    ]  # fmt: skip
