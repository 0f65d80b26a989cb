"""模板: a branch's own forms in place of the bot's, as a part of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.report import own_forms
from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks, proof

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.refusals import Refused
    from bot.storage.tables.branch import Branch
    from bot.storage.tables.papers import FormTemplate, PaperKind
    from bot.texts import Texts


def button(branch: Branch, t: Texts) -> Button:
    """Return the button that opens the list."""
    return Button(t.plain("form-button"), callbacks.FORM_LIST.data(branch.id))


def listed(branch: Branch, forms: Mapping[PaperKind, FormTemplate], t: Texts) -> Message:
    """Show the kinds of papers, and which have a form of the branch's own."""
    lines = [t.html("form-list")]
    for kind in own_forms.KINDS:
        name = forms[kind].material.name if kind in forms else ""
        lines.append(t.html("form-line", kind=t.plain(f"paper-kind-{kind}"), own=kind in forms, name=name))
    kinds = [
        Button(t.plain(f"paper-kind-{kind}"), callbacks.FORM_KIND.data(branch.id, kind)) for kind in own_forms.KINDS
    ]
    rows = [tuple(kinds[start : start + 2]) for start in range(0, len(kinds), 2)]
    back = Button(t.plain("settings-button-back"), callbacks.SETTINGS_ALL.data(branch.id))
    return Message("\n".join(lines), buttons=(*rows, (proof.button(branch.id, t),), (back,)))


def one(branch: Branch, kind: PaperKind, form: FormTemplate | None, t: Texts) -> Message:
    """Show a kind of paper with what can be done about its form."""
    named = form.material.name if form is not None else ""
    text = t.html("form-one", kind=t.plain(f"paper-kind-{kind}"), own=form is not None, name=named)
    rows: list[tuple[Button, ...]] = [
        (
            Button(t.plain("form-button-start"), callbacks.FORM_START.data(branch.id, kind)),
            Button(t.plain("form-button-own"), callbacks.FORM_ASK.data(branch.id, kind)),
        )
    ]
    if form is not None:
        rows.append((Button(t.plain("form-button-standard"), callbacks.FORM_DROP.data(branch.id, kind)),))
    rows.append((Button(t.plain("form-button-back"), callbacks.FORM_LIST.data(branch.id)),))
    return Message(text, buttons=tuple(rows))


def start(kind: PaperKind, docx: bytes, t: Texts) -> Message:
    """Return the message with the form to start with."""
    name = t.plain(f"paper-kind-{kind}")
    return Message(
        t.html("form-start", kind=name), document=Attachment(f"{name}-{t.plain('form-start-name')}.docx", docx)
    )


def ask(kind: PaperKind, t: Texts) -> Message:
    """Ask for the form."""
    return Message(t.html("form-ask", kind=t.plain(f"paper-kind-{kind}")))


def taken(kind: PaperKind, name: str, t: Texts, *, coded: bool) -> Message:
    """Say that a form is used from now on, and where the check code stands if the form has no place for it."""
    return Message(t.html("form-taken", kind=t.plain(f"paper-kind-{kind}"), name=name, coded=coded))


def why(problem: Refused, t: Texts) -> str:
    """Say why a branch's form could not be filled."""
    if problem.key == "material-damaged":
        return t.plain("form-failed-gone")
    return t.plain(f"refused-{problem.key}", **problem.values)


def failed(branch: Branch, kind: PaperKind, name: str, problem: Refused, t: Texts, *, may: bool) -> Message:
    """Say that the branch's form failed, why, and that the bot's is used; those who may change it get the buttons."""
    named = t.plain(f"paper-kind-{kind}")
    text = t.html("form-failed", kind=named, name=name, why=why(problem, t), may=may)
    own = Button(t.plain("form-button-own"), callbacks.FORM_ASK.data(branch.id, kind))
    standard = Button(t.plain("form-button-standard"), callbacks.FORM_DROP.data(branch.id, kind))
    return Message(text, buttons=((own, standard),) if may else ())
