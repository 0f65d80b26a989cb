// A phone on the page: its person, the list of chats, the open chat.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { repeat } from './vendor/lit-html/directives/repeat.js';
import { chatView } from './chat.js';
import { icon } from './icons.js';
import { avatar } from './people.js';
import { chatOf, personOf, set, state } from './state.js';
import { brief } from './time.js';
import { t } from './words.js';

export function screen(phone) {
  const person = personOf(phone.person);
  return html`
    <section class="phone" role="region" aria-label=${t(`phone.${phone.side}`)}>
      ${person ? whose(phone, person) : nothing}
      ${inside(phone)}
      <div class="toasts" role="status">
        ${state.toasts.filter(({ side }) => side === phone.side).map(({ text }) => html`<p>${text}</p>`)}
      </div>
    </section>`;
}

function inside(phone) {
  const chats = state.chats.get(phone.person);
  const chat = chatOf(phone.person, phone.chat);
  if (!chats) return html`<p class="empty">${t('loading')}</p>`;
  return chat ? chatView(phone, chat) : chatList(phone, chats);
}

function whose(phone, person) {
  const menu = `people-${phone.side}`;
  const open = state.open === menu;
  const others = state.people.some(({ id }) => id !== person.id && state.unread[id]);
  return html`
    <div class="whose menu-holder">
      <button type="button" class="switch" aria-haspopup="menu" aria-expanded=${open}
        aria-label=${t('person.switch', { name: person.name })} @click=${() => set({ open: open ? null : menu })}>
        ${avatar(person.id, person.name)}
        <span><strong>${person.name}</strong><span>${person.role}</span></span>
        ${others ? html`<span class="dot" title=${t('person.others')}></span>` : nothing}${icon('down')}
      </button>
      ${open ? people(phone) : nothing}
    </div>`;
}

function people(phone) {
  const pick = (id) => {
    set({ open: null });
    phone.pick(id, phone.chat); // the same chat on the other phone
  };
  return html`
    <ul class="menu people" role="menu" aria-label=${t('people')}>
      ${repeat(state.people, ({ id }) => id, ({ id, name, role }) => html`
        <li role="none">
          <button type="button" role="menuitemradio" aria-checked=${id === phone.person} @click=${() => pick(id)}>
            ${avatar(id, name)}<span><strong>${name}</strong><span>${role}</span></span>
            ${state.unread[id] ? html`<span class="badge">${state.unread[id]}</span>` : nothing}
          </button>
        </li>`)}
    </ul>`;
}

function chatList(phone, chats) {
  return html`
    <nav class="chats" aria-label=${t('chats')}>
      ${chats.map((chat) => html`
        <button type="button" @click=${() => phone.pick(phone.person, chat.id)}>
          ${avatar(chat.id, chat.title)}
          <span class="title"><strong>${chat.title}</strong><span>${preview(chat)}</span></span>
          <span class="side">
            <time>${chat.last ? brief(Date.parse(chat.last.at)) : ''}</time>
            ${chat.unread ? html`<span class="badge" aria-label=${t('unread.count', { count: chat.unread })}>${chat.unread}</span>` : nothing}
          </span>
        </button>`)}
    </nav>`;
}

function preview({ last, draft, kind }) {
  if (draft) return html`<em>${t('draft')}</em> ${draft}`;
  if (!last) return t('chat.new');
  const { content, document: file, photo, poll, service, text } = last;
  const medium = content && t(`content.${content.kind}`);
  const words = service ? '…' : text || file?.name || poll?.question || medium || (photo ? t('photo') : '');
  return kind === 'private' ? words : `${last.from.name}: ${words}`;
}
