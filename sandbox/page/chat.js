// An open chat: header, pinned message, messages with day separators, composer.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { repeat } from './vendor/lit-html/directives/repeat.js';
import { ref } from './vendor/lit-html/directives/ref.js';
import * as act from './actions.js';
import { attach, composer } from './composer.js';
import { icon } from './icons.js';
import { memo } from './memo.js';
import { messageView } from './message.js';
import { avatar } from './people.js';
import { playing, refresh, set, state } from './state.js';
import { day, dayKey } from './time.js';
import { language, t } from './words.js';

export function chatView(phone, chat) {
  const { conversation, scroller } = phone;
  return html`
    <div class="chat" @dragover=${(event) => event.preventDefault()} @drop=${(event) => dropped(phone, event)}>
      ${head(phone, chat)}
      ${chat.pinned.length ? pinned(phone, chat.pinned) : nothing}
      <div class="scroll" tabindex="0" role="log" aria-live="polite" aria-relevant="additions" aria-label=${t('messages', { chat: chat.title })}
        ${ref(scroller.attach)} @scroll=${() => scroller.scrolled() && refresh()}>
        <div class="messages">
          ${conversation.loaded && !conversation.messages.length ? html`<p class="empty">${t('chat.empty')}</p>` : nothing}
          ${repeat(lines(conversation), ({ key }) => key, (line) => lineView(phone, chat, line))}
        </div>
      </div>
      ${scroller.stuck ? nothing : toBottom(phone, chat)}
      ${composer(phone, chat)}
    </div>`;
}

function dropped(phone, event) {
  event.preventDefault();
  if (event.dataTransfer.files.length && !playing()) attach(phone, event.dataTransfer.files);
}

/** Return the rows from top to bottom: messages, day separators, the line above unread messages. */
function* lines({ messages, divider }) {
  let before = null;
  let divided = divider === null;
  for (const parts of albums(messages)) {
    const [message] = parts;
    const date = dayKey(Date.parse(message.at));
    if (before?.date !== date) yield { key: `day-${date}`, date: message.at };
    if (!divided && message.id > divider && !message.own) {
      divided = true;
      yield { key: 'divider' };
    }
    const first = before?.date !== date || before.message.from.id !== message.from.id || Boolean(before.message.service);
    yield { key: message.id, parts, first };
    before = { message, date };
  }
}

/** Group the messages that are parts of one album; any other message is a group of its own. */
function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function lineView(phone, chat, { key, date, parts, first }) {
  if (date) return html`<div class="day" role="separator"><span>${memo([key, language], () => day(Date.parse(date)))}</span></div>`;
  if (key === 'divider') return html`<div class="divider" role="separator"><span>${t('unread')}</span></div>`;
  const { pressing, choices } = phone.conversation;
  const waiting = [...pressing].filter((each) => each.startsWith(`${key}:`)).join();
  const inputs = [...parts, first, waiting, choices.get(key), language, playing(), phone.conversation];
  return memo(inputs, () => messageView(phone, parts, { first, group: chat.kind !== 'private' }));
}

function head(phone, chat) {
  const menu = `chat-${phone.side}`;
  const about = chat.bot ? t('chat.bot') : t('chat.members', { count: chat.members });
  return html`
    <header class="head">
      <button type="button" class="round" aria-label=${t('back')} title=${t('back')}
        @click=${() => phone.pick(phone.person)}>${icon('back')}</button>
      ${avatar(chat.id, chat.title)}
      <div class="title"><h2>${chat.title}</h2><span>${about}</span></div>
      ${chat.bot && chat.opened && !playing()
        ? html`<div class="menu-holder">
            <button type="button" class="round" aria-label=${t('more')} title=${t('more')} aria-haspopup="menu"
              aria-expanded=${state.open === menu}
              @click=${() => set({ open: state.open === menu ? null : menu })}>${icon('more')}</button>
            ${state.open === menu
              ? html`<div class="menu" role="menu">
                  <button type="button" role="menuitem"
                    @click=${() => (set({ open: null }), act.block(phone, !chat.blocked))}>
                    ${t(chat.blocked ? 'chat.unblock' : 'chat.block')}</button>
                </div>`
              : nothing}
          </div>`
        : nothing}
    </header>`;
}

function pinned(phone, pins) {
  const { conversation } = phone;
  const pin = pins[conversation.pin % pins.length];
  const go = () => {
    act.goTo(phone, pin.id);
    conversation.pin += 1;
  };
  const count = pins.length > 1 ? ` ${(conversation.pin % pins.length) + 1}/${pins.length}` : '';
  return html`
    <button type="button" class="pinned" @click=${go}>
      ${icon('pin')}<span><strong>${t('pinned')}${count}</strong><span>${pin.text || pin.document?.name || t(pin.content ? `content.${pin.content.kind}` : 'photo')}</span></span>
    </button>`;
}

function toBottom(phone, chat) {
  return html`
    <button type="button" class="to-bottom" aria-label=${t('bottom')} title=${t('bottom')} @click=${() => phone.scroller.toBottom()}>
      ${icon('down')}${chat.unread ? html`<span class="badge">${chat.unread}</span>` : nothing}
    </button>`;
}
