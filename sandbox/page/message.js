// One message in a chat: sender, contents, buttons, actions.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import * as act from './actions.js';
import { downloadAddress, fileAddress } from './api.js';
import { formatted } from './formatting.js';
import { icon } from './icons.js';
import { avatar, colourOf } from './people.js';
import { playing, refresh, set } from './state.js';
import { dayAndHour, hour } from './time.js';
import { t } from './words.js';

const WIDEST = 320;
const HIGHEST = 340;

/** Render a message, or the parts of an album as one; `first` is true if the message above has another sender. */
export function messageView(phone, parts, { first, group }) {
  const [message] = parts;
  if (message.service) return service(phone, message);
  const { own, from } = message;
  const named = group && !own;
  return html`
    <article class="message ${own ? 'own' : 'other'} ${first ? 'first' : ''}" data-id=${message.id} tabindex="-1"
      aria-label=${`${from.name} ${dayAndHour(Date.parse(message.at))}`}>
      ${named ? html`<div class="beside">${first ? avatar(from.id, from.name) : nothing}</div>` : nothing}
      <div class="stack">
        <div class="bubble ${message.photo && !parts.some(({ text }) => text) ? 'bare' : ''}">
          ${named && first ? html`<div class="who" style="color: var(--name-${colourOf(from.id)})">${from.name}</div>` : nothing}
          ${message.forwarded ? html`<div class="forwarded">${t('message.forwarded', { name: message.forwarded })}</div>` : nothing}
          ${message.reply_to ? quote(phone, message.reply_to) : nothing}
          ${parts.length > 1 ? tiles(phone, parts) : nothing}
          ${parts.map((part) => inside(phone, part, parts.length === 1))}
          <div class="foot">
            ${parts.some(({ edited }) => edited) ? html`<span>${t('message.edited')}</span>` : nothing}
            <time datetime=${message.at}>${hour(Date.parse(message.at))}</time>
          </div>
          ${tools(phone, message)}
        </div>
        ${message.buttons.length ? buttons(phone, message) : nothing}
      </div>
    </article>`;
}

/** Render what a message contains; the photos of an album stand above as tiles. */
const inside = (phone, message, alone) => html`
  ${message.photo && alone ? photo(phone, message) : nothing}
  ${message.document ? file(phone, message.document) : nothing}
  ${message.content ? content(phone, message.content) : nothing}
  ${message.poll ? poll(phone, message) : nothing}
  ${message.text ? html`<div class="text">${formatted(shownText(message), message.entities, phone)}</div>` : nothing}`;

/** Hide the payload of a link to a bot, as Telegram's apps do. */
const shownText = ({ own, text }) => (own && /^\/start \S+$/.test(text) ? '/start' : text);

function tools(phone, message) {
  if (playing()) return nothing;
  const editable = message.own && message.text && !message.photo && !message.document && !message.content && !message.poll;
  return html`
    <div class="tools">
      <button type="button" title=${t('message.reply')} aria-label=${t('message.reply')}
        @click=${() => act.reply(phone, message)}>${icon('reply')}</button>
      ${editable
        ? html`<button type="button" title=${t('message.edit')} aria-label=${t('message.edit')}
            @click=${() => act.edit(phone, message)}>${icon('edit')}</button>`
        : nothing}
    </div>`;
}

function quote(phone, { id, name, text }) {
  return html`
    <button type="button" class="quote" @click=${() => act.goTo(phone, id)}>
      <strong>${name}</strong><span>${text || '…'}</span>
    </button>`;
}

function photo(phone, message) {
  const { file: id, width, height } = message.photo;
  const shown = Math.round(Math.min(width, WIDEST, (HIGHEST * width) / height)); // room is kept before it is loaded
  return html`
    <button type="button" class="photo" aria-label=${t('photo.open')} @click=${() => set({ picture: { phone, message } })}>
      <img src=${fileAddress(phone.person, id)} alt=${t('photo')} loading="lazy"
        style=${`width: ${shown}px; aspect-ratio: ${width} / ${height}`}>
    </button>`;
}

/** Render the photos of an album side by side. */
function tiles(phone, parts) {
  const photos = parts.filter((part) => part.photo);
  if (!photos.length) return nothing;
  return html`
    <div class="album">
      ${photos.map((part) => html`
        <button type="button" data-id=${part.id} aria-label=${t('photo.open')} @click=${() => set({ picture: { phone, message: part } })}>
          <img src=${fileAddress(phone.person, part.photo.file)} alt=${t('photo')} loading="lazy">
        </button>`)}
    </div>`;
}

function file(phone, { file: id, name, size, mime }) {
  const ending = /\.\w+$/.test(name) ? name.split('.').at(-1).slice(0, 4) : mime.split('/').at(-1).slice(0, 4);
  return html`
    <div class="file">
      <a class="sheet" href=${fileAddress(phone.person, id)} target="_blank" rel="noopener" aria-label=${t('file.open', { name })}>
        ${icon('file')}<span>${ending}</span>
      </a>
      <div class="about"><strong>${name}</strong><span>${bytes(size)}</span></div>
      <a class="round" href=${downloadAddress(phone.person, id)} download=${name} title=${t('file.save')}
        aria-label=${t('file.save')}>${icon('save')}</a>
    </div>`;
}

/** Render a voice message, a sticker, a place or another content as its kind and label; a file can be opened. */
function content(phone, { kind, label, file: stored }) {
  const name = label ? `${t(`content.${kind}`)} · ${label}` : t(`content.${kind}`);
  return stored ? file(phone, { ...stored, name }) : html`<div class="text">${name}</div>`;
}

function bytes(size) {
  if (size < 1024) return `${size} B`;
  return size < 1024 ** 2 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 ** 2).toFixed(1)} MB`;
}

function buttons(phone, message) {
  const { pressing } = phone.conversation;
  return html`
    <div class="buttons">
      ${message.buttons.map((row, line) => html`
        <div class="row">
          ${row.map((button, place) => {
            const key = `${message.id}:${line}:${place}`;
            const waits = pressing.has(key);
            return html`
              <button type="button" ?disabled=${playing() || !usable(button)} aria-busy=${waits}
                @click=${() => tap(phone, message, button, key)}>
                ${button.text}${button.url ? html`<span class="away" aria-hidden="true">↗</span>` : nothing}
                ${waits ? html`<span class="spinner"></span>` : nothing}
              </button>`;
          })}
        </div>`)}
    </div>`;
}

const usable = ({ data, url, copy }) => data !== undefined || url !== undefined || copy !== undefined;

function tap(phone, message, { data, url, copy }, key) {
  if (data !== undefined) act.press(phone, message, data, key);
  else if (url !== undefined) act.openLink(phone, url);
  else act.copy(phone, copy);
}

function poll(phone, message) {
  const { poll: asked, id } = message;
  const { choices } = phone.conversation;
  const told = asked.mine.length > 0 || asked.closed;
  const ticked = choices.get(id) ?? [];
  const kind = asked.closed ? 'poll.closed' : asked.anonymous ? 'poll.anonymous' : 'poll.open';
  const choose = (index) => {
    if (!asked.several) return act.vote(phone, message, [index]);
    choices.set(id, ticked.includes(index) ? ticked.filter((other) => other !== index) : [...ticked, index]);
    return refresh();
  };
  return html`
    <div class="poll" role="group" aria-label=${asked.question}>
      <strong>${asked.question}</strong><span class="kind">${t(kind)}</span>
      ${asked.options.map(({ text, votes }, index) => {
        const share = asked.voters ? Math.round((votes / asked.voters) * 100) : 0;
        const mine = asked.mine.includes(index);
        if (told) {
          const mark = asked.right === index ? '✓' : mine ? (asked.right === null ? '●' : '✗') : '';
          return html`<div class="result"><span>${share}%</span><span>${text} ${mark}</span>
            <meter min="0" max="100" value=${share} aria-label=${text}></meter></div>`;
        }
        return html`<button type="button" role=${asked.several ? 'checkbox' : 'radio'} aria-checked=${ticked.includes(index)}
          ?disabled=${playing()} @click=${() => choose(index)}>${text}</button>`;
      })}
      ${asked.several && !told
        ? html`<button type="button" class="hand-in" ?disabled=${!ticked.length}
            @click=${() => act.vote(phone, message, ticked)}>${t('poll.vote')}</button>`
        : html`<span class="kind">${t('poll.voters', { count: asked.voters })}</span>`}
    </div>`;
}

function service(phone, { id, from, service: { kind, names, text } }) {
  const who = { name: from.name, names: names.join('、'), text };
  const alone = kind === 'joined' && names[0] === from.name ? 'entered' : kind === 'left' && names[0] === from.name ? 'gone' : kind;
  const words = t(`service.${alone}`, who);
  return html`<div class="service" data-id=${id} role="note"><span>${words}</span></div>`;
}
