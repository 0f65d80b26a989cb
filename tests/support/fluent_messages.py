"""The messages of the locales, as the Fluent parser reads them."""

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot import texts


class _Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node: VariableReference):  # noqa: N802 - named by the library
        self.names.add(node.id.name)


def files_of(language):
    """Return the messages of each file of a language, with the values they need."""
    return {path.name: _messages_in(path) for path in (texts.LOCALES / language).iterdir()}


def _messages_in(path):
    found = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert type(entry).__name__ != "Junk", entry.content
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {path}"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def messages_of(language):
    """Return all messages of a language, with the values they need; a key may be in one file only."""
    found = {}
    for name, messages in files_of(language).items():
        assert not found.keys() & messages.keys(), f"{language}/{name} repeats a key of another file"
        found |= messages
    return found
