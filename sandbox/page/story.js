// The scenario: the visitor's steps, marked when they are taken, and the bot's next duties.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { icon } from './icons.js';
import { follow, following, shown } from './phones.js';
import { personOf, playing, set, state, wide } from './state.js';
import { dayAndHour } from './time.js';
import { known, t } from './words.js';

export function story() {
  return html`
    <aside id="story" class="story" aria-label=${t('story')} ?hidden=${!state.storyShown}>
      <button type="button" class="round close" aria-label=${t('close')} @click=${() => set({ storyShown: false })}>${icon('close')}</button>
      ${playing() ? watching() : steps()}
      ${due()}
    </aside>`;
}

function watching() {
  return html`
    <h2>${t('playing.title')}</h2>
    <p>${t('playing.about')}</p>
    ${following ? nothing : html`<button type="button" class="primary" @click=${follow}>${t('playing.follow')}</button>`}`;
}

function steps() {
  const all = state.stage?.steps ?? [];
  if (!all.length) return nothing;
  const done = all.filter((step) => step.done).length;
  const current = state.step ?? all.find((step) => !step.done)?.key;
  return html`
    <h2>${t('story')} <small>${done}/${all.length}</small></h2>
    <p>${t(done === all.length ? 'story.finished' : 'story.about')}</p>
    <ol class="steps">${all.map((step) => stepView(step, step.key === current))}</ol>`;
}

function stepView({ key, done, person, chat }, open) {
  const name = personOf(person)?.name ?? '';
  return html`
    <li class=${done ? 'done' : ''}>
      <button type="button" class="step" aria-expanded=${open} @click=${() => set({ step: open ? '' : key })}>
        <span class="tick" role="img" aria-label=${t(done ? 'step.done' : 'step.open')}>${done ? icon('check') : nothing}</span>
        <strong>${t(`step.${key}`)}</strong>
      </button>
      ${open
        ? html`<p>${t(`step.${key}.how`, { name })}</p>
            <button type="button" class="primary" @click=${() => take(person, chat)}>${t('step.take', { name })}</button>`
        : nothing}
    </li>`;
}

/** Show the chat of a step on a phone: private chats on the right one, the group on the left one. */
function take(person, chat) {
  const [left, right = left] = shown();
  (chat < 0 ? left : right).pick(person, chat);
  if (!wide()) set({ storyShown: false });
}

function due() {
  const coming = state.clock?.due ?? [];
  if (!coming.length) return nothing;
  return html`
    <h2>${t('due')}</h2>
    <ol class="due">
      ${coming.map(({ at, kind, about }) => html`
        <li><time>${dayAndHour(Date.parse(at))}</time><span>${known(`due.${kind}`) ?? kind}${about ? ` · ${about}` : ''}</span></li>`)}
    </ol>`;
}
