// Formatted text: Telegram's entities, which may be nested, as templates. No text is parsed as HTML.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { copy, openLink, say } from './actions.js';
import { t } from './words.js';

const TELEGRAM = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/|^tg:\/\//i;

const STYLES = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  underline: (inner) => html`<u>${inner}</u>`,
  strikethrough: (inner) => html`<s>${inner}</s>`,
  blockquote: (inner) => html`<blockquote>${inner}</blockquote>`,
  expandable_blockquote: (inner) => html`<blockquote>${inner}</blockquote>`,
  mention: (inner) => html`<span class="mention">${inner}</span>`,
  text_mention: (inner) => html`<span class="mention">${inner}</span>`,
  hashtag: (inner) => html`<span class="mention">${inner}</span>`,
  spoiler: (inner) => html`
    <button type="button" class="spoiler" aria-label=${t('spoiler')}
      @click=${({ currentTarget }) => currentTarget.classList.add('shown')}>${inner}</button>`,
};

/** Render a text with its entities on `phone`; offsets count UTF-16 units, as JavaScript strings do. */
export function formatted(text, entities, phone) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return within(text, 0, text.length, sorted, phone);
}

function within(text, start, end, entities, phone) {
  const parts = [];
  let at = start;
  const left = [...entities];
  while (left.length) {
    const entity = left.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    const inside = [];
    const beyond = []; // what begins inside and ends outside is cut in two
    while (left.length && left[0].offset < stop) {
      const next = left.shift();
      inside.push(next);
      const over = next.offset + next.length - stop;
      if (over > 0) beyond.push({ ...next, offset: stop, length: over });
    }
    left.unshift(...beyond);
    if (entity.offset > at) parts.push(text.slice(at, entity.offset));
    parts.push(styled(entity, text.slice(entity.offset, stop), within(text, entity.offset, stop, inside, phone), phone));
    at = stop;
  }
  if (at < end) parts.push(text.slice(at, end));
  return parts.length ? parts : nothing;
}

function styled(entity, words, inner, phone) {
  if (entity.type === 'bot_command') {
    return html`<button type="button" class="link" @click=${() => say(phone, words)}>${inner}</button>`;
  }
  if (entity.type === 'code' || entity.type === 'pre') return copied(entity.type, words, inner, phone);
  if (entity.type === 'url' || entity.type === 'text_link') return link(entity.url ?? words, inner, phone);
  return STYLES[entity.type]?.(inner) ?? inner;
}

/** Copy a code on a tap, as Telegram's apps do. */
function copied(type, words, inner, phone) {
  const press = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    copy(phone, words);
  };
  return type === 'pre'
    ? html`<pre role="button" tabindex="0" title=${t('copy')} @click=${press} @keydown=${press}>${inner}</pre>`
    : html`<code role="button" tabindex="0" title=${t('copy')} @click=${press} @keydown=${press}>${inner}</code>`;
}

function link(url, inner, phone) {
  if (TELEGRAM.test(url)) {
    return html`<button type="button" class="link" title=${url} @click=${() => openLink(phone, url)}>${inner}</button>`;
  }
  const address = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  if (!/^https?:/i.test(address)) return inner;
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${inner}</a>`;
}
