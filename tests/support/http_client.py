"""A GET request of a test to one of its servers."""

import aiohttp


async def asked(url):
    """Return the status, the parsed JSON if it is JSON, and the text."""
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        text = await answer.text()
        return answer.status, await answer.json() if "json" in answer.content_type else None, text
