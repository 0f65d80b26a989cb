"""What is told beside the values that were read of a text or a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.told import Told
    from bot.telegram.message import Message
    from bot.texts import Html, Texts


def told_lines(told: Sequence[Told], t: Texts) -> list[Html]:
    """Return a line for each thing told; it quotes the pieces in full."""
    return [t.html(f"told-{each.key}", pieces=list(each.pieces), **each.values) for each in told]


def with_told(message: Message, told: Sequence[Told], t: Texts) -> Message:
    """Return the message with what is told above it."""
    return replace(message, text="\n\n".join(["\n".join(told_lines(told, t)), message.text])) if told else message
