"""The papers of an activity in the chats: what is offered to whom, what a tap sends, and what the file says."""

from io import BytesIO

import pytest
from docx import Document

from tests.support.party_day import ended


def texts(document):
    """Return all texts of a Word file's body, in their order."""
    return [each.text for each in document.element.body.iter("{*}t") if each.text]


def file_of(message):
    """Return the Word file of a message."""
    return Document(BytesIO(message.document))


@pytest.fixture
async def held(town, monkeypatch):
    """A town after a Party day of six members; papers come as Word files only."""
    monkeypatch.setattr("bot.documents.pdf.shutil.which", lambda _name: None)
    town.activity = await ended(town, "王组织", "赵宣传", "张三", "陈四", "孙五", "褚积极")
    return town
