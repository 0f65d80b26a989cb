// The state of the page: the present state from the server, and a few fields of the page itself.
// Code that changes it calls `refresh`, which redraws at most once for each animation frame.

export const state = {
  about: { zone: 'UTC', bots: [], stage: false },
  connected: null, // null until the line was up for the first time
  run: null, // which run of the desk this is
  people: [],
  unread: {},
  chats: new Map(), // by person, only of those whose phones are shown
  clock: null, // with `heard`, when it was told, to go on from there
  troubles: null,
  stage: null,
  busy: new Set(), // what the desk is still doing for a click: 'clock', 'bot', …
  open: null, // the menu that stands open, by its name
  storyShown: false,
  skipped: false, // whether the rest of the played month is to be left out
  step: null, // the step of the story that was opened by hand
  toasts: [],
  alert: null, // the text of a pop-up that waits for OK
  picture: null, // {phone, message}: the picture that is looked at
};

let draw = () => {};
let asked = false;

export function drawWith(function_) {
  draw = function_;
}

export function refresh() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
}

/** Change fields and redraw. */
export function set(changes) {
  Object.assign(state, changes);
  refresh();
}

const wideScreen = matchMedia('(min-width: 900px)');
wideScreen.addEventListener('change', refresh);

export const wide = () => wideScreen.matches;
export const playing = () => Boolean(state.stage?.playing);
export const personOf = (id) => state.people.find((person) => person.id === id);
export const chatOf = (person, chat) => state.chats.get(person)?.find(({ id }) => id === chat);

const SHOWN_FOR = 6000;

/** Show a short notice on the phone of that side, or below the page. */
export function toast(text, side = null) {
  const one = { text, side };
  set({ toasts: [...state.toasts.filter((other) => other.text !== text || other.side !== side), one].slice(-4) });
  setTimeout(() => set({ toasts: state.toasts.filter((other) => other !== one) }), SHOWN_FOR);
}
