// The page: it receives frames from the sandbox, keeps their state and draws it. Read this first.

import { html, render } from './vendor/lit-html/lit-html.js';
import * as api from './api.js';
import { bar } from './bar.js';
import { Live } from './live.js';
import { overlay } from './overlay.js';
import { arrange, looking, lookWith, phones, readAddress, shown, stopFollowing } from './phones.js';
import { screen } from './screen.js';
import { drawWith, refresh, set, state, wide } from './state.js';
import { story } from './story.js';
import { wear } from './theme.js';
import { language, speak } from './words.js';

const KINDS = ['run', 'people', 'unread', 'troubles', 'stage'];

/** Apply a frame, which holds the new state of the parts that changed. */
function hear(frame) {
  if (frame.run && state.run && frame.run !== state.run) return location.reload(); // a desk put up anew
  const played = state.stage?.playing;
  if (frame.stage && !state.stage) state.storyShown = wide();
  for (const kind of KINDS) if (kind in frame) state[kind] = frame[kind];
  if (frame.clock) state.clock = { ...frame.clock, heard: performance.now() };
  for (const [person, chats] of Object.entries(frame.chats ?? {})) state.chats.set(Number(person), chats);
  for (const news of frame.messages ?? []) {
    for (const { conversation } of phones) {
      if (conversation?.person === news.person && conversation.chat === news.chat) conversation.hear(news);
    }
  }
  if (played && !state.stage.playing) stopFollowing();
  for (const { conversation } of phones) conversation?.recall();
  arrange();
  line.look();
  return refresh();
}

function draw() {
  for (const phone of phones) phone.scroller.measure();
  render(html`${bar()}<main class=${state.storyShown ? 'with-story' : ''}>${shown().map(screen)}${story()}</main>${overlay()}`, document.body);
  for (const phone of shown()) {
    phone.scroller.settle();
    focus(phone);
  }
}

/** Fit the height of the text field to its text; focus it when an edit or a reply begins. */
function focus(phone) {
  const field = document.querySelector(`.phone:nth-of-type(${phones.indexOf(phone) + 1}) textarea`);
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
  const asked = phone.conversation?.state?.force_reply?.message ?? null;
  if (phone.wantsFocus || (asked !== null && asked !== phone.asked && document.activeElement === document.body)) field.focus();
  phone.wantsFocus = false;
  phone.asked = asked;
}

const line = new Live({ looking, hear, tell: (connected) => set({ connected }) });

/** Close an open menu on a click elsewhere or Escape. */
function closeMenus(event) {
  if (state.open === null) return;
  if (event.type === 'keydown') {
    if (event.key !== 'Escape') return;
    document.querySelector('.menu-holder > [aria-expanded="true"]')?.focus(); // not lost with the menu
  } else if (event.target.closest?.('.menu-holder')) {
    return;
  }
  set({ open: null });
}

async function begin() {
  wear();
  await speak(language);
  state.about = await api.about();
  drawWith(draw);
  readAddress();
  lookWith(() => line.look());
  line.connect();
  document.addEventListener('click', closeMenus);
  document.addEventListener('keydown', closeMenus);
  document.addEventListener('visibilitychange', refresh);
  setInterval(() => state.clock?.pace && !document.hidden && refresh(), 500);
  refresh();
}

begin();
