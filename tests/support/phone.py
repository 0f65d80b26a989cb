"""The phone of a person as another program would implement it: calls of the people's API."""

import aiohttp


class Phone:
    """The phone of a person; `status` is that of the last answer."""

    def __init__(self, session, person):
        self.session, self.root = session, f"/api/people/{person}"
        self.status = None

    async def asks(self, method, path, body=None, **options):
        """Return the JSON answer to a call of this person, or to one at a whole path such as /api/groups."""
        if method != "GET":
            options["headers"] = {"Content-Type": "application/json"} | options.get("headers", {})
        address = path if path.startswith(("/api", "/bot")) else self.root + path
        async with self.session.request(method, address, json=body, **options) as answer:
            self.status = answer.status
            return await answer.json()

    async def says(self, chat, text, **more):
        return await self.asks("POST", f"/chats/{chat}/messages", {"text": text, **more})

    async def sends(self, chat, *files, **fields):
        """Send files, each a name, its bytes and its type."""
        form = aiohttp.FormData({name: str(value) for name, value in fields.items()})
        for name, data, mime in files:
            form.add_field("file", data, filename=name, content_type=mime)
        async with self.session.post(f"{self.root}/chats/{chat}/messages", data=form) as answer:
            self.status = answer.status
            return await answer.json()

    async def reads(self, chat, query=""):
        return (await self.asks("GET", f"/chats/{chat}/messages{query}"))["messages"]
