"""A page of another address in a real browser, beside the sandbox: it tries everything that a page can try."""

from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from sandbox.state.clock import MovableClock
from tests.support.browser import a_browser, needs_a_browser
from tests.support.sandbox_desk import START, a_desk

pytestmark = needs_a_browser

# Each attempt ends in a word; `done` is set when all have ended.
ATTACK = """<!doctype html><title>news</title><script>
const root = ROOT, person = PERSON, found = {};
const call = `${root}/bot1:AAA/sendMessage?chat_id=${person}&text=driven`;
const send = (name, address, options) => fetch(address, options).then(
  async (answer) => { found[name] = answer.type === 'opaque' ? 'sent' : `read ${await answer.text()}`; },
  () => { found[name] = 'refused'; });
const ends = (name, thing) => new Promise((resolve) => {
  thing.onload = thing.onopen = thing.onmessage = () => { found[name] = 'open'; resolve(); };
  thing.onerror = thing.onclose = () => { found[name] = found[name] ?? 'refused'; resolve(); };
});
function picture() { const image = new Image(); image.src = call; return ends('picture', image); }
function script() {
  const element = document.createElement('script');
  element.src = `${root}/api/people`;
  document.head.append(element);
  return ends('script', element);
}
function form(name, path, enctype) {
  const frame = document.createElement('iframe'), made = document.createElement('form');
  frame.name = name;
  Object.assign(made, { action: root + path, method: 'post', enctype, target: name });
  made.innerHTML = '<input name="text" value="driven"><input name=\\'{"name":"driven","x":"\\' value=\\'"}\\'>';
  document.body.append(frame, made);
  made.submit();
  return new Promise((resolve) => { frame.onload = () => resolve(); });
}
window.onload = async () => {
  await Promise.all([
    send('reads', `${root}/api/people`),
    send('text', `${root}/api/people`, { method: 'POST', mode: 'no-cors', body: '{"name": "driven"}' }),
    send('start', `${root}/api/people/${person}/chats/1/start`, { method: 'POST', mode: 'no-cors' }),
    send('json', `${root}/api/people`,
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name": "driven"}' }),
    send('bot', call, { mode: 'no-cors' }),
    picture(), script(), ends('live', new WebSocket(`${root.replace('http', 'ws')}/live`)),
    form('plain', '/api/people', 'text/plain'),
    form('file', `/api/people/${person}/chats/1/messages`, 'multipart/form-data'),
    form('method', `/bot1:AAA/sendMessage?chat_id=${person}`, 'application/x-www-form-urlencoded'),
  ]);
  window.done = found;
};
</script><body></body>"""


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
async def test_an_open_page_cannot_drive_the_sandbox(name):
    async with a_desk(MovableClock(START)) as desk:
        zhang = desk.person("张伟")
        await zhang.starts()
        page = ATTACK.replace("ROOT", f'"{desk.url}"').replace("PERSON", str(zhang.id))
        people, messages, sent = len(desk.people), zhang.screen(), list(desk.requests)
        async with serving(page) as port, a_browser() as browser:
            tab = await browser.new_page()
            await tab.goto(f"http://{name}:{port}/")
            await tab.wait_for_function("window.done", timeout=30_000)
            found = await tab.evaluate("window.done")
        assert {found[each] for each in ("reads", "json", "picture", "script", "live")} == {"refused"}
        assert (len(desk.people), zhang.screen(), desk.requests) == (people, messages, sent)
        assert not desk.sockets


@asynccontextmanager
async def serving(page):
    """Serve the page at a port of its own; yield the port."""

    async def answer(_request):
        return web.Response(text=page, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()
