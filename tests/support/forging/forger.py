"""The generator of forged updates: every kind of update, as every kind of person, in every chat, with odd values.

Commands, callbacks and links come from the bot's own code, so that new ones are forged, too. Callback data is drawn
from the declared patterns, from the list of forgeries of every button, from the buttons that the bot has
shown, and from mutations of all of these.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from re import _parser as parser
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import CommandHandler

from bot.app import conversations
from bot.telegram.callbacks import Callback
from bot.views import callbacks
from tests.chats import test_bad_presses
from tests.support.forging import contents
from tests.support.forging.scene import ANONYMOUS, CHANNEL, TELEGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.forging.scene import Actor, Scene

Raw = dict[str, Any]

CALLBACKS = [each for each in vars(callbacks).values() if isinstance(each, Callback)]
COMMANDS = sorted({name for each in conversations() if isinstance(each, CommandHandler) for name in each.commands})
LISTED = (*test_bad_presses.OFFICERS, *test_bad_presses.MEMBERS, *test_bad_presses.ANYBODYS)
UNKNOWN_GROUP, CHANNEL_CHAT = -1_009_999_999_999, -1_008_888_888_888
FEW, MANY, IDS = range(1, 7), range(7, 60), (0, 999_999, 999_999_999)  # the scene has few rows of each kind
ANSWERS = (
    "3月20日14:00", "5月28日下午2点到5点半", "教学楼A201", "上级临时部署", "45", "新人 正式党员", "新人二 积极分子",
    "2026年计划\n时间\t方式\t内容\n6月\t学习\t学习原文\n9月\t志愿服务\t社区服务", "学习：学习原文", "7 天", "每月5日",
    "15:00 礼堂", "6月15日-7月5日 期末", "因病住院", "学了原文，体会很深，今后多读多想，联系实际，改进工作。",
    "2月9日 14:00-17:30 礼堂", "当天我在场，签到没有成功", "新名字", "一支部",
)  # fmt: skip
WORDS = (
    "", " ", "🙂", "<b>&", "=1+1", "0", "9" * 50, "新人 出党 3月1日", "字" * 3000, "长" * 4096, "\u200b\u200e \u2060",
    "\u202eabc", "e" + "\u0301" * 500, "\ud800", "a\x00b", "/", "//", "/start@", "https://t.me/x?start=1",
    "'; DROP TABLE people; --", "{0} %s $name { $x }", *ANSWERS,
)  # fmt: skip
DATA = ("", "x", "🙂", "字" * 21, ":", "b::", "\x00", "a" * 64, "a" * 5000, "lang:fr", "٣", "b:٣:1")
NUMBERS = (0, 1, -1, 2**31, 2**53, 2**63 - 1, 2**63, 10**30)
DATES = (0, 1, -1, 2**31, 2**40, 253402300800, 2**62)


@dataclass(frozen=True)
class Forged:
    """One update, who sends it, and whether the bot's library can read it."""

    raw: Raw
    actor: Actor
    chat: Raw
    legible: bool = True

    @property
    def number(self) -> int:
        return self.raw["update_id"]

    @property
    def chats(self) -> set[int]:
        """The chats that the update is about: its own, and the other one of a move."""
        body = next((value for key, value in self.raw.items() if key != "update_id"), None)
        moves = (
            [body.get(key) for key in ("migrate_to_chat_id", "migrate_from_chat_id")] if isinstance(body, dict) else []
        )
        return {self.chat["id"], *(chat for chat in moves if chat is not None)}

    def __str__(self) -> str:
        body = str({key: value for key, value in self.raw.items() if key != "update_id"})
        return f"a {self.actor.kind} in a {self.chat['type']}: {body[:500]}"


class Forger:
    """Draws updates; the same seed draws the same ones for the same answers of the bot."""

    def __init__(self, scene: Scene, seed: int, asked: Callable[[int], bool]) -> None:
        """Prepare to draw; `asked` is true for an account whose next message the bot takes for an answer."""
        self.scene, self.chance, self.number, self.asked = scene, random.Random(seed), 600_000_000, asked
        self.sent: list[Forged] = []
        self.weights = [1 if actor.user["is_bot"] else 6 if actor.links else 2 for actor in scene.actors]
        self.kinds = {
            "message": (self._message, 45), "callback_query": (self._press, 40), "edited_message": (self._message, 3),
            "my_chat_member": (self._own_standing, 3), "chat_member": (self._standing, 3),
            "channel_post": (self._message, 1),
        }  # fmt: skip
        for kind in (*map(str, Update.ALL_TYPES), "from_the_future"):
            self.kinds.setdefault(kind.rpartition(".")[2].lower(), (self._unasked, 0.5))

    def draw(self) -> Forged:
        """Return the next update; Telegram repeats some."""
        if self.sent and self.chance.random() < 0.03:
            return self.chance.choice(self.sent[-5:])
        self.sent.append(self._drawn())
        return self.sent[-1]

    def _drawn(self) -> Forged:
        self.number += self.chance.randint(1, 3)
        actor = self.chance.choices(self.scene.actors, self.weights)[0]
        kind = self.chance.choices(list(self.kinds), [weight for _make, weight in self.kinds.values()])[0]
        chat = self._chat(actor, often=0.9 if kind == "callback_query" else 0.7)
        body = self.kinds[kind][0](actor, chat)
        forged = Forged({"update_id": self.number, kind: body}, actor, chat)
        return self._spoilt(forged, kind) if self.chance.random() < 0.03 else forged

    # -- people and chats ---------------------------------------------------------------------------------------

    def _chat(self, actor: Actor, often: float) -> Raw:
        """Return the private chat that often, else a group; masks write in groups only."""
        masked = actor.id in (ANONYMOUS, CHANNEL, TELEGRAM)
        if not masked and self.chance.random() < often:
            return {"id": actor.id, "type": "private", "first_name": actor.user["first_name"]}
        group = self.chance.choice([*self.scene.groups, *self.scene.groups, UNKNOWN_GROUP, CHANNEL_CHAT])
        kind = "channel" if group == CHANNEL_CHAT else "supergroup"
        title = "群" if group not in self.scene.groups else self._title(group)
        return {"id": group, "type": kind, "title": title, "is_forum": self.chance.random() < 0.3}

    def _title(self, group: int) -> str:
        return self.scene.titles[self.scene.groups[group]]

    def _sender(self, actor: Actor, chat: Raw) -> Raw:
        """Return the fields that name the sender: a mask names the chat that it speaks for."""
        if actor.id == ANONYMOUS:
            return {"from": actor.user, "sender_chat": chat, "author_signature": "x"}
        if actor.id in (CHANNEL, TELEGRAM):
            channel = {"id": CHANNEL_CHAT, "type": "channel", "title": "频道"}
            return {"from": actor.user, "sender_chat": channel, "is_automatic_forward": actor.id == TELEGRAM}
        return {"from": actor.user}

    # -- messages -----------------------------------------------------------------------------------------------

    def _message(self, actor: Actor, chat: Raw) -> Raw:
        content = self._content(actor, chat)
        body = self._envelope(chat) | self._sender(actor, chat) | content
        if (words := content.get("text")) is not None and words.startswith("/"):
            length = len(re.match(r"/\S*", words)[0].encode("utf-16-le", "surrogatepass")) // 2
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if chat["type"] == "channel":
            body.pop("from", None)
        return body | self._extras(chat)

    def _envelope(self, chat: Raw) -> Raw:
        now = int(self.scene.town.now.timestamp())
        date = self.chance.choices([now, now - 86_400 * 3, self.chance.choice(DATES[:4])], [90, 6, 4])[0]
        return {"message_id": self.chance.randint(1, 9000), "date": date, "chat": chat}

    def _content(self, actor: Actor, chat: Raw) -> Raw:
        answers = chat["type"] == "private" and self.asked(actor.id)
        match self.chance.choices(("command", "link", "text", "any"), [10, 5, 60, 25] if answers else [25, 20, 30, 25])[
            0
        ]:
            case "command":
                return {"text": self._command(self.chance.choice(COMMANDS))}
            case "link":
                return {"text": f"/start {self._payload(actor)}"}
            case "text":
                return {"text": self.chance.choice(ANSWERS) if answers else self._words()}
        found = self.chance.choice(contents.of(self.scene, self._words()))
        known = chat["id"] in self.scene.groups
        if ("photo" in found or "document" in found) and self.chance.random() < 0.4:
            found = found | {"media_group_id": self.chance.choice("123")}
        old, new = found.get("migrate_from_chat_id"), found.get("migrate_to_chat_id")
        true = (old in self.scene.groups and not known) or (known and new is not None and new not in self.scene.groups)
        return {"text": "x"} if true and chat["type"] != "private" else found  # the branch would follow a true move

    def _command(self, name: str) -> str:
        form = self.chance.choice(("/{}", "/{}", "/{}", "/{}@dangri_bot", "/{}@other_bot", "/{} ", "/{}x", "/{} 2026"))
        written = form.format(self.chance.choice((name, name, name.upper())))
        return written if self.chance.random() < 0.7 else f"{written} {self._words()}"

    def _payload(self, actor: Actor) -> str:
        held = [text for text, branch in self.scene.payloads.items() if branch is None or branch in actor.links]
        payload = self.chance.choice(held)
        return payload if self.chance.random() < 0.5 else self._mutated(payload)

    def _words(self) -> str:
        return self.chance.choice(WORDS)

    def _extras(self, chat: Raw) -> Raw:
        extras: list[Raw] = [
            {"message_thread_id": self.chance.choice(NUMBERS[:6]), "is_topic_message": True},
            {"message_thread_id": 7},
            {"reply_to_message": {"message_id": 1, "date": 1, "chat": chat, "text": "x"}},
            {"via_bot": {"id": 1, "is_bot": True, "first_name": "x"}},
            {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": ""}},
            {"quote": {"text": "x", "position": 0}}, {"edit_date": 1}, {"has_protected_content": True},
            {"business_connection_id": "x"}, {"is_from_offline": True}, {"sender_boost_count": 2**31},
            {"entities": [{"type": "bot_command", "offset": 0, "length": 9000}]},
            {"entities": [{"type": "text_mention", "offset": -1, "length": 0}]},
        ]  # fmt: skip
        return self.chance.choice(extras) if self.chance.random() < 0.15 else {}

    # -- presses ------------------------------------------------------------------------------------------------

    def _press(self, actor: Actor, chat: Raw) -> Raw:
        data, message_id = self._data(actor)
        body: Raw = {"id": str(self.chance.randrange(10**17)), "from": actor.user, "chat_instance": "x", "data": data}
        bare = {"message_id": message_id, "chat": chat, "date": 0}
        body["message"] = self.chance.choices(
            [
                bare | {"date": 1, "text": "x"},
                bare,  # too old: Telegram says no more of it
                bare | {"date": 1, "document": contents.FILE, "caption": "x"},
                bare | {"date": 1, "photo": [contents.FILE | {"width": 1, "height": 1}]},
            ],
            [70, 10, 10, 10],
        )[0]
        if self.chance.random() < 0.05:
            del body["message"]
            body["inline_message_id"] = "x"
        if self.chance.random() < 0.02:
            del body["data"]
            body |= {"game_short_name": "x"} if self.chance.random() < 0.5 else {}
        return body

    def _data(self, actor: Actor) -> tuple[str, int]:
        """Return callback data and the message that it is below."""
        own = [each for each in self.scene.shown if each[0] == actor.id]
        sources = ("declared", "listed", "own", "others", "odd")
        match self.chance.choices(sources, [20, 30, 35 if own else 0, 10, 5])[0]:
            case "own":
                _chat, message_id, data = self.chance.choice(own[-8:] if self.chance.random() < 0.7 else own)
            case "others" if self.scene.shown:
                _chat, message_id, data = self.chance.choice(self.scene.shown)
            case "listed":
                message_id, data = 1, self._listed()
            case "odd":
                return self.chance.choice(DATA), 1
            case _:
                message_id, data = 1, self._declared()
        return (data if self.chance.random() < 0.9 else self._mutated(data)), message_id

    def _listed(self) -> str:
        """Return data about something that exists, in the first branch or the second, or in both at once."""
        crowd, part = self.scene.crowd, self.chance.random()
        ids = crowd.ids if part < 0.6 else crowd.theirs if part < 0.85 else crowd.ids | {"p": crowd.theirs["p"]}
        return self.chance.choice(LISTED).format(**ids)

    def _declared(self) -> str:
        return self._match(self.chance.choice(CALLBACKS).pattern.pattern)

    def _match(self, pattern: str) -> str:
        return "".join(self._one(*node) for node in parser.parse(pattern))

    def _one(self, kind: Any, value: Any) -> str:
        """Return a text that this part of a pattern matches; a run of digits is often the id of something."""
        match str(kind):
            case "LITERAL":
                return chr(value)
            case "SUBPATTERN":
                return "".join(self._one(*node) for node in value[-1])
            case "BRANCH":
                return "".join(self._one(*node) for node in self.chance.choice(value[1]))
            case "IN":
                return self._one(*self.chance.choice(value))
            case "RANGE":
                return chr(self.chance.randint(*value))
            case "CATEGORY":
                return self.chance.choice("0123456789")
            case "MAX_REPEAT":
                least, most, part = value
                if least == 1 and str(part[0][0]) == "IN" and self.chance.random() < 0.8:
                    pool = self.chance.choices((FEW, MANY, IDS), [60, 35, 5])[0]
                    return str(self.chance.choice(pool))
                length = self.chance.randint(least, min(int(most), least + 9))
                return "".join(self._one(*part[0]) for _ in range(length))
        return ""  # an anchor

    def _mutated(self, text: str) -> str:
        place = self.chance.randrange(len(text) + 1)
        mark = self.chance.choice("0123456789:_-. A字\n")
        return self.chance.choice(
            (text[:place], text[:place] + mark + text[place:], text[:place] + mark + text[place + 1 :], text + mark,
             text.upper(), text[::-1], text + text, text[place:])
        )  # fmt: skip

    # -- everything else ----------------------------------------------------------------------------------------

    def _own_standing(self, actor: Actor, chat: Raw) -> Raw:
        return self._standing(actor, chat, self.scene.town.account.user.to_dict())

    def _standing(self, actor: Actor, chat: Raw, whose: Raw | None = None) -> Raw:
        """Return a change of a person's standing in a chat, by this actor."""
        whose = whose or self.chance.choice(self.scene.actors).user
        rights = {"can_pin_messages": self.chance.random() < 0.5}
        inside = {"user": whose, "status": "member"}
        forms = (
            inside, inside | {"status": "left"}, inside | {"status": "kicked", "until_date": 0}, _restricted(whose),
            _administrator(whose, rights), inside | {"status": "creator", "is_anonymous": False},
        )  # fmt: skip
        old, new = self.chance.choice(forms), self.chance.choice(forms)
        if chat["id"] in self.scene.groups and new["status"] in ("left", "kicked"):
            new = inside  # the branch would be gone for the rest of the run
        return {"chat": chat, "from": actor.user, "date": 1, "old_chat_member": old, "new_chat_member": new}

    def _unasked(self, actor: Actor, chat: Raw) -> Raw:
        """Return a body that fits several kinds of updates that the bot did not ask for."""
        body = self._message(actor, chat) | {"user": actor.user, "from": actor.user, "chat": chat}
        return body | {
            "id": "1", "query": "x", "offset": "", "result_id": "1", "question": "x", "options": [],
            "total_voter_count": 0, "is_closed": False, "is_anonymous": False, "type": "regular",
            "allows_multiple_answers": False, "poll_id": "1", "option_ids": [0], "user_chat_id": actor.id,
            "currency": "XTR", "total_amount": 1, "invoice_payload": "x", "old_reaction": [], "new_reaction": [],
            "reactions": [], "business_connection_id": "x", "guest_query_id": "x", "message_ids": [1],
            "is_enabled": True, "paid_media_payload": "x", "can_reply": True, "option_persistent_ids": [],
            "members_only": False, "allows_revoting": False,
        }  # fmt: skip

    def _spoilt(self, forged: Forged, kind: str) -> Forged:
        """Return the update with something that Telegram never sends: the bot has to pass over it."""
        body = forged.raw[kind]
        bad: Any = self.chance.choice(
            (None, 7, "x", [], [body], {}, {"chat": {}}, {**body, "from": 5}, {**body, "chat": 5})
        )
        if isinstance(body, dict) and self.chance.random() < 0.6:
            numbers = [key for key, value in body.items() if type(value) is int and "migrate" not in key] or ["x"]
            bad = {**body, self.chance.choice(numbers): self.chance.choice(NUMBERS + DATES)}
        return Forged({"update_id": forged.number, kind: bad}, forged.actor, forged.chat, legible=False)


def _administrator(whose: Raw, rights: Raw) -> Raw:
    names = (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories",
    )  # fmt: skip
    return {"user": whose, "status": "administrator"} | dict.fromkeys(names, False) | rights


def _restricted(whose: Raw) -> Raw:
    names = (
        "is_member", "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
        "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
        "can_edit_tag", "can_react_to_messages",
    )  # fmt: skip
    return {"user": whose, "status": "restricted", "until_date": 0} | dict.fromkeys(names, True)
