"""Check traffic against the Bot API's specification, which is given as data.

`problems(spec, telegram.requests, telegram.answers)` lists every value that is unknown, missing or of another type
than specified. The specification is a JSON object with `methods` and `types`; the
environment variable BOT_API_SPEC names the file.
"""

import json
import os
from functools import cache
from pathlib import Path

from sandbox.state.files import Upload

# Fields of later versions than the specification's, which the sandbox sends as Telegram does today.
NEWER = {"ChatMemberAdministrator": {"can_send_welcome_messages"}}
PLAIN = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}


@cache
def given_spec():
    """Return the specification named by BOT_API_SPEC, or None."""
    name = os.environ.get("BOT_API_SPEC")
    return json.loads(Path(name).read_text(encoding="utf-8")) if name else None


def problems(spec, requests, answers):
    """Return every deviation of the traffic from the specification, each once."""
    found = {}
    for method, params in requests:
        if method in spec["methods"]:
            found |= dict.fromkeys(_request(spec, method, params))
        else:
            found[f"{method}: no such method"] = None
    for method, _params, result in answers:
        found |= dict.fromkeys(_any_of(spec, spec["methods"][method]["returns"], result, f"{method} answer"))
    return list(found)


def _request(spec, method, params):
    fields = {field["name"]: field for field in spec["methods"][method].get("fields", [])}
    for name, field in fields.items():
        if field["required"] and name not in params:
            yield f"{method}: {name} is missing"
    for name, value in params.items():
        if name in fields:
            types = fields[name]["types"]
            yield from _any_of(spec, types, _read(types, value), f"{method}.{name}", sent=True)
        elif not isinstance(value, Upload):
            yield f"{method}: {name} is not specified"


def _read(types, value):
    """Return the value of a form in its specified type."""
    if not isinstance(value, str) or "String" in types:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _any_of(spec, types, value, where, *, sent=False):
    """Return no problems if one of the types fits, else the problems of the best-fitting type."""
    tried = [list(_one(spec, name, value, where, sent)) for name in types]
    return min(tried, key=len)


def _one(spec, name, value, where, sent):
    if name.startswith("Array of "):
        if not isinstance(value, list):
            yield f"{where} is no array: {value!r:.80}"
            return
        for item in value:
            yield from _one(spec, name.removeprefix("Array of "), item, f"{where}[]", sent)
    elif name in PLAIN:
        fits = isinstance(value, PLAIN[name]) and (name == "Boolean" or not isinstance(value, bool))
        if not fits:
            yield f"{where} is no {name}: {value!r:.80}"
    elif name == "True":
        if value is not True:
            yield f"{where} is not true: {value!r:.80}"
    elif name == "InputFile":
        if not isinstance(value, Upload | str):
            yield f"{where} is no file: {value!r:.80}"
    else:
        yield from _object(spec, name, value, where, sent)


def _object(spec, name, value, where, sent):
    kind = spec["types"][name]
    if kind.get("subtypes"):
        yield from _any_of(spec, kind["subtypes"], value, where, sent=sent)
        return
    if not isinstance(value, dict):
        yield f"{where} is no {name}: {value!r:.80}"
        return
    fields = {field["name"]: field for field in kind.get("fields", [])}
    for field in fields.values():
        if field["required"] and field["name"] not in value:
            yield f"{where}: {name}.{field['name']} is missing"
    for key, inner in value.items():
        if key not in fields and key in NEWER.get(name, ()):
            continue
        if key not in fields:
            yield f"{where}: {name}.{key} is not specified"
        else:
            yield from _any_of(spec, fields[key]["types"], inner, f"{where}.{key}", sent=sent)
