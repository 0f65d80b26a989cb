// A window on one chat of one person: the newest messages or a page further up, at most a few hundred.
// Older messages are loaded when the reader scrolls there, and messages far from the reader are dropped.

import * as api from './api.js';
import { chatOf, playing, refresh } from './state.js';

const PAGE = 60;
const MOST = 200;
const KEPT = 140; // how many stay when there are more than MOST
const DRAFT_PAUSE = 400;

export class Conversation {
  constructor(person, chat, onLoaded) {
    Object.assign(this, { person, chat, onLoaded });
    this.messages = [];
    this.loaded = false;
    this.newest = true; // whether the last message of the window is the last of the chat
    this.more = false; // whether there are older ones
    this.loading = false;
    this.revision = 0;
    this.readings = 0; // how often the window was read anew: the live stream is then told where to go on
    this.atBottom = true; // where the reader is, as far as the scroller knows; a chat that is not drawn has no reader
    this.readUpTo = 0;
    this.divider = null; // the message above the line “unread”
    this.pin = 0; // which pin the bar shows
    this.pressing = new Set();
    this.choices = new Map(); // ticked, not yet handed in, by poll
    this.replyTo = null;
    this.editing = null;
    this.files = []; // attached, not yet sent
    this.commands = null;
    this.menu = null; // {items, chosen}: the menu of commands while it is open
    this.text = '';
    this.recalled = false;
    this.recall();
  }

  /** Take the draft and the first unread message from the list of chats, once it is loaded. */
  recall() {
    if (this.recalled || !this.state) return;
    this.recalled = true;
    const { draft, read, unread } = this.state;
    this.text ||= draft;
    if (unread && !playing()) this.divider = read;
  }

  /** The chat in the list of chats. */
  get state() {
    return chatOf(this.person, this.chat);
  }

  get last() {
    return this.messages.at(-1);
  }

  find(id) {
    return this.messages.find((message) => message.id === id);
  }

  /** Load the newest page. */
  async load() {
    await this.#turn(async () => {
      const page = await api.messages(this, PAGE);
      this.#put(page, true);
    });
  }

  /** Load the messages above the window. */
  async older() {
    if (!this.more) return;
    await this.#turn(async () => {
      const page = await api.messages(this, PAGE, this.messages[0].id);
      this.more = page.more;
      this.messages = [...page.messages, ...this.messages];
      if (this.messages.length > MOST) {
        this.messages = this.messages.slice(0, KEPT);
        this.newest = false;
      }
    });
  }

  /** Load the messages below the window; ids may have gaps, so the step grows until a message is found. */
  async newer() {
    if (this.newest) return;
    await this.#turn(async () => {
      const known = this.last.id;
      for (let step = PAGE; ; step *= 4) {
        const page = await api.messages(this, MOST, known + step + 1);
        const found = page.messages.filter(({ id }) => id > known);
        this.newest = known + step >= (this.state?.last?.id ?? 0);
        this.messages = [...this.messages, ...found];
        if (found.length || this.newest) break;
      }
      this.#trimTop();
    });
  }

  /** Load a message into the window; return true if it is there. */
  async reach(id) {
    if (this.find(id)) return true;
    await this.#turn(async () => {
      const page = await api.messages(this, PAGE, id + PAGE / 2);
      const around = page.messages.some((message) => message.id === id) ? page : await api.messages(this, PAGE, id + 1);
      this.#put(around, around.messages.at(-1)?.id >= this.state?.last?.id);
    });
    return Boolean(this.find(id));
  }

  /** Apply the changes from the live stream. */
  hear({ revision, messages }) {
    this.revision = revision;
    const edge = this.last?.id ?? 0;
    const changed = new Map(messages.map((message) => [message.id, message]));
    this.messages = this.messages
      .map((message) => changed.get(message.id) ?? message)
      .filter(({ deleted }) => !deleted);
    const added = messages.filter(({ id, deleted }) => id > edge && !deleted);
    if (this.newest && added.length >= MOST && !this.atBottom) {
      this.newest = false; // more than a frame holds: there may be a gap, which is read when the reader gets there
    } else if (this.newest && added.length) {
      if (document.hidden && this.divider === null && !added[0].own) this.divider = edge;
      if (added.some(({ own }) => own)) this.divider = null;
      this.messages.push(...added.sort((one, other) => one.id - other.id));
      this.#trim();
      if (added.length >= MOST) this.load(); // the same gap, with the reader waiting below it
    }
  }

  /** Report the newest message as read to the server, once for each. */
  markRead() {
    const id = this.last?.id;
    if (!this.newest || !id || id <= this.readUpTo || !this.state?.unread) return;
    this.readUpTo = id;
    api.read(this, id).catch(() => (this.readUpTo = 0));
  }

  /** Save the draft a moment after the last key. */
  type(text) {
    this.text = text;
    if (this.editing) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepDraft(), DRAFT_PAUSE);
  }

  /** Save the draft at once, since the chat is being left. */
  keepDraft() {
    clearTimeout(this.timer);
    const text = this.editing ? this.draftBefore : this.text;
    if (text !== (this.state?.draft ?? '') && !playing()) api.draft(this, text).catch(() => {});
  }

  forgetDraft() {
    clearTimeout(this.timer);
    this.text = '';
  }

  #put(page, newest) {
    this.messages = page.messages;
    this.more = page.more;
    this.newest = newest;
    this.revision = page.revision;
    this.readings += 1;
  }

  /** Drop messages far from the reader, also in a hidden tab, whose memory must not grow. */
  #trim() {
    if (this.messages.length <= MOST) return;
    if (this.atBottom) {
      this.#trimTop();
    } else {
      this.messages = this.messages.slice(0, MOST);
      this.newest = false;
    }
  }

  #trimTop() {
    if (this.messages.length <= MOST) return;
    this.messages = this.messages.slice(-KEPT);
    this.more = true;
  }

  async #turn(work) {
    if (this.loading) return;
    this.loading = true;
    refresh();
    try {
      await work();
      this.loaded = true;
      this.onLoaded();
    } catch {
      // The chat stays as it was; the live stream or the next scroll tries again.
    } finally {
      this.loading = false;
      refresh();
    }
  }
}
