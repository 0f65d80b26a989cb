// The area below a chat: the text field with the command menu, or a single button such as Start.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { live } from './vendor/lit-html/directives/live.js';
import * as act from './actions.js';
import * as api from './api.js';
import { icon } from './icons.js';
import { playing, refresh, set, state } from './state.js';
import { t } from './words.js';

export function composer(phone, chat) {
  if (playing()) return html`<footer class="composer"><p class="hint">${t('playing.look')}</p></footer>`;
  if (chat.blocked) return only(t('chat.unblock'), () => act.block(phone, false));
  if (chat.start) return only(t('chat.start'), () => act.start(phone));
  const { conversation } = phone;
  return html`
    <footer class="composer">
      ${conversation.menu ? commands(phone) : nothing}
      ${banner(phone, chat)}
      ${conversation.files.length ? attached(conversation) : nothing}
      <div class="line">
        <button type="button" class="round" aria-label=${t('commands')} title=${t('commands')}
          aria-expanded=${Boolean(conversation.menu)} @click=${() => toggleCommands(phone)}>${icon('menu')}</button>
        ${attachMenu(phone)}
        ${field(phone, chat)}
        <button type="button" class="round send" aria-label=${t('send')} title=${t('send')}
          ?disabled=${!conversation.text.trim() && !conversation.files.length}
          @click=${() => act.send(phone)}>${icon('send')}</button>
      </div>
      ${chat.keyboard ? keys(phone, chat.keyboard) : nothing}
    </footer>`;
}

const change = (conversation, fields) => {
  Object.assign(conversation, fields);
  refresh();
};

const only = (words, press) => html`
  <footer class="composer"><button type="button" class="only" @click=${press}>${words}</button></footer>`;

function field(phone, chat) {
  const { conversation } = phone;
  const asked = !conversation.editing && !conversation.replyTo && chat.force_reply;
  const placeholder = (asked && asked.placeholder) || chat.keyboard?.placeholder || t('write');
  const menu = conversation.menu;
  return html`
    <textarea rows="1" aria-label=${t('write')} placeholder=${placeholder} .value=${live(conversation.text)}
      aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${menu ? `commands-${phone.side}` : nothing}
      aria-activedescendant=${menu ? `command-${phone.side}-${menu.chosen}` : nothing}
      @input=${(event) => typed(phone, event.target)} @keydown=${(event) => pressed(phone, event)}
      @paste=${(event) => event.clipboardData.files.length && (event.preventDefault(), attach(phone, event.clipboardData.files))}
    ></textarea>`;
}

function typed(phone, element) {
  phone.conversation.type(element.value);
  const asked = /^\/(\w*)$/.exec(element.value);
  if (asked) offer(phone, asked[1]);
  else phone.conversation.menu = null;
  refresh();
}

function pressed(phone, event) {
  const { menu } = phone.conversation;
  if (event.isComposing) return; // the Enter that ends the typing of Chinese sends nothing
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (menu && step) {
    menu.chosen = (menu.chosen + step + menu.items.length) % menu.items.length;
  } else if (menu && (event.key === 'Tab' || event.key === 'Enter')) {
    choose(phone, menu.items[menu.chosen], event.key === 'Enter');
  } else if (event.key === 'Escape') {
    leave(phone.conversation);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    act.send(phone);
  } else {
    return;
  }
  event.preventDefault();
  refresh();
}

function leave(conversation) {
  if (conversation.menu) conversation.menu = null;
  else if (conversation.editing) act.stopEditing(conversation);
  else conversation.replyTo = null;
}

// -- the command menu ------------------------------------------------------------------------------

async function offer(phone, beginning) {
  const { conversation } = phone;
  const { text } = conversation;
  conversation.commands = await api.commands(conversation).catch(() => []);
  if (conversation.text !== text) return; // sent or changed meanwhile: the menu would cover the chat
  const items = conversation.commands.filter(({ command }) => command.startsWith(beginning));
  conversation.menu = items.length ? { items, chosen: 0 } : null;
  refresh();
}

function toggleCommands(phone) {
  const { conversation } = phone;
  phone.wantsFocus = true;
  if (conversation.menu) change(conversation, { menu: null });
  else offer(phone, '');
}

/** Send a command from the menu, or put it into the text field for completion, as in `/summary 3`. */
function choose(phone, { command, bot }, sent = true) {
  const { conversation } = phone;
  conversation.menu = null;
  conversation.text = conversation.chat < 0 ? `/${command}@${bot}` : `/${command}`;
  if (sent) act.send(phone);
  else conversation.type(`${conversation.text} `);
}

function commands(phone) {
  const { items, chosen } = phone.conversation.menu;
  return html`
    <ul class="commands" role="listbox" id=${`commands-${phone.side}`} aria-label=${t('commands')}>
      ${items.map((item, index) => html`
        <li role="option" id=${`command-${phone.side}-${index}`} aria-selected=${index === chosen}
          @click=${() => choose(phone, item)}><strong>/${item.command}</strong><span>${item.description}</span></li>`)}
    </ul>`;
}

// -- attachments, edits and replies ----------------------------------------------------------------

function banner(phone, chat) {
  const { conversation } = phone;
  if (conversation.editing) return strip(t('composer.editing'), '', () => act.stopEditing(conversation));
  const id = conversation.replyTo ?? chat.force_reply?.message;
  const message = id && conversation.find(id);
  if (!message) return nothing;
  const close = conversation.replyTo && (() => change(conversation, { replyTo: null }));
  return strip(t('composer.reply', { name: message.from.name }), message.text.slice(0, 90), close);
}

const strip = (title, text, close) => html`
  <div class="strip">
    <div><strong>${title}</strong><span>${text}</span></div>
    ${close
      ? html`<button type="button" class="round" aria-label=${t('cancel')} @click=${close}>${icon('close')}</button>`
      : nothing}
  </div>`;

function attachMenu(phone) {
  const name = `attach-${phone.side}`;
  const pick = (as, accept) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, accept });
    input.onchange = () => attach(phone, input.files, as);
    input.click();
    set({ open: null });
  };
  return html`
    <div class="menu-holder">
      <button type="button" class="round" aria-label=${t('attach')} title=${t('attach')} aria-haspopup="menu"
        aria-expanded=${state.open === name}
        @click=${() => set({ open: state.open === name ? null : name })}>${icon('attach')}</button>
      ${state.open === name
        ? html`<div class="menu up" role="menu">
            <button type="button" role="menuitem" @click=${() => pick('photo', 'image/*')}>${t('attach.photo')}</button>
            <button type="button" role="menuitem" @click=${() => pick('document', '')}>${t('attach.file')}</button>
            ${(state.stage?.samples ?? []).map((sample) => html`
              <button type="button" role="menuitem" @click=${() => (set({ open: null }), act.sendSample(phone, sample))}>
                ${t('attach.sample', { name: sample })}</button>`)}
          </div>`
        : nothing}
    </div>`;
}

/** Attach files to the message; pictures are sent as photos by default. */
export function attach(phone, files, as = null) {
  const { conversation } = phone;
  const added = [...files].map((file) => ({ file, as: as ?? (file.type.startsWith('image/') ? 'photo' : 'document') }));
  conversation.files = [...conversation.files, ...added];
  phone.wantsFocus = true;
  refresh();
}

function attached(conversation) {
  const drop = (one) => change(conversation, { files: conversation.files.filter((other) => other !== one) });
  return html`
    <ul class="attached">
      ${conversation.files.map((one) => html`
        <li>${icon('file')}<span>${one.file.name}</span>
          <button type="button" class="round" aria-label=${t('cancel')} @click=${() => drop(one)}>${icon('close')}</button></li>`)}
    </ul>`;
}

function keys(phone, { rows }) {
  return html`
    <div class="keys" role="group" aria-label=${t('keys')}>
      ${rows.map((row) => html`<div class="row">
        ${row.map((label) => html`<button type="button" @click=${() => act.tapKey(phone, label)}>${label}</button>`)}
      </div>`)}
    </div>`;
}
