"""Sentences of a reader beside its values as lines of a message: long pieces and lists shortened, with their number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.texts import Html
from bot.views.names import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.told import Told
    from bot.telegram.message import Message
    from bot.texts import Texts

PIECE = 60  # units of one piece
PIECES = 6  # pieces that are quoted


def told_lines(told: Iterable[Told], t: Texts) -> list[Html]:
    """Return a line for each sentence; of many pieces it quotes the first ones and says how many there are."""
    return [Html(f"• {t.html(f'told-{each.key}', **_shown(each, t))}") for each in told]


def with_told(message: Message, told: Sequence[Told], t: Texts) -> Message:
    """Return the message with what is told above it."""
    return replace(message, text="\n\n".join(["\n".join(told_lines(told, t)), message.text])) if told else message


def _shown(told: Told, t: Texts) -> dict[str, str | int | list[str]]:
    filled = [" ".join(piece.split()) for piece in told.pieces if piece.strip()]
    pieces = [excerpt(piece, PIECE) for piece in filled[:PIECES]]
    if len(filled) > PIECES:
        pieces.append(t.plain("told-more", count=told.values.get("total", len(filled))))
    return {**told.values, "pieces": pieces}
