// The scroll position of a list of messages across redraws: at the bottom it stays there; elsewhere the messages in view
// stay in place when others appear or vanish above. The browser's own scroll anchoring is off, since it does not work at
// the very top, where older messages appear.

const NEAR = 48; // so near the bottom counts as at the bottom
const AHEAD = 600; // so near an edge the next page is read

export class Scroller {
  constructor(phone) {
    this.phone = phone;
    this.element = null;
    this.shown = null; // the conversation that was scrolled last
    this.stuck = true;
    this.goal = null; // a message to bring into sight
    this.resized = new ResizeObserver(() => this.stuck && this.#toBottom());
    this.attach = (element) => {
      this.resized.disconnect();
      this.element = element ?? null;
      this.shown = null;
      if (element) [element, element.firstElementChild].forEach((each) => this.resized.observe(each));
    };
  }

  /** Before a redraw: remember the message in view. */
  measure() {
    this.anchor = null;
    if (!this.element || this.stuck) return;
    const top = this.element.getBoundingClientRect().top;
    for (const article of this.element.querySelectorAll('article')) {
      const box = article.getBoundingClientRect();
      if (box.bottom > top) {
        this.anchor = { article, top: box.top };
        return;
      }
    }
  }

  /** After a redraw: restore the position, or scroll to the requested message. */
  settle() {
    const { conversation } = this.phone;
    if (!this.element || !conversation?.loaded) return;
    if (this.shown !== conversation) {
      this.shown = conversation;
      this.#open(conversation);
    } else if (this.goal !== null) {
      this.#toGoal();
    } else if (this.stuck) {
      this.#toBottom();
    } else if (this.anchor?.article.isConnected) {
      this.element.scrollTop += this.anchor.article.getBoundingClientRect().top - this.anchor.top;
    }
    conversation.atBottom = this.stuck;
    this.#look(conversation);
  }

  /** Handle a scroll of the reader; return true if the page must be redrawn. */
  scrolled() {
    const { element } = this;
    const before = this.stuck;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    this.stuck = left < NEAR && Boolean(this.shown?.newest);
    if (this.shown) this.shown.atBottom = this.stuck;
    this.#fetch(left);
    return this.stuck !== before;
  }

  /** Scroll to the newest message. */
  async toBottom() {
    const { conversation } = this.phone;
    if (!conversation.newest) await conversation.load();
    this.stuck = true;
    this.#toBottom();
  }

  #open(conversation) {
    const divider = this.element.querySelector('.divider');
    this.stuck = true;
    this.#toBottom();
    if (conversation.divider !== null && divider) {
      divider.scrollIntoView({ block: 'start' });
      this.element.scrollTop -= 48;
      this.stuck = this.element.scrollHeight - this.element.clientHeight - this.element.scrollTop < NEAR;
    }
  }

  #toBottom() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  #toGoal() {
    const article = this.element.querySelector(`[data-id="${this.goal}"]`);
    this.goal = null;
    if (!article) return;
    this.stuck = false;
    article.scrollIntoView({ block: 'center' });
    article.focus({ preventScroll: true });
    article.classList.remove('pointed');
    requestAnimationFrame(() => article.classList.add('pointed'));
  }

  #look(conversation) {
    if (!this.stuck || document.hidden) return;
    conversation.markRead();
  }

  #fetch(left) {
    if (!this.shown?.loaded || this.shown.loading) return;
    if (this.element.scrollTop < AHEAD) this.shown.older();
    if (left < AHEAD) this.shown.newer();
  }
}
