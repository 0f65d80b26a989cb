// The bar on top: title, clock, troubles, language and theme.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import * as act from './actions.js';
import { icon } from './icons.js';
import { playing, refresh, set, state } from './state.js';
import { dayAndHour, hour, now } from './time.js';
import { chooseTheme, theme } from './theme.js';
import { language, speakOther, t } from './words.js';

const PACES = [[0, 'pause'], [1, '1×'], [60, '60×'], [3600, '3600×']];
const TROUBLES = ['slow', 'flood', 'down', 'payloads', 'self_links', 'get_file', 'file_server'];
const HOUR = 3600;

export function bar() {
  return html`
    <header class="bar">
      <h1>${t('product')}</h1>
      ${state.connected === false ? html`<span class="offline" role="status">${t('reconnecting')}</span>` : nothing}
      ${playing() ? scene() : clock()}
      <div class="tools">
        ${state.troubles && !playing() ? troubles() : nothing}
        <button type="button" @click=${() => speakOther().then(refresh)} lang=${language === 'en' ? 'zh-CN' : 'en'}
          aria-label=${t('language')} title=${t('language')}>${language === 'en' ? '中' : 'EN'}</button>
        <button type="button" @click=${chooseTheme} aria-label=${t(`theme.${theme()}`)} title=${t(`theme.${theme()}`)}>
          ${icon('theme')}<span class="wide-only">${t(`theme.${theme()}.short`)}</span></button>
        <button type="button" aria-expanded=${state.storyShown} aria-controls="story" aria-label=${t('story')} title=${t('story')}
          @click=${() => set({ storyShown: !state.storyShown })}>${icon('list')}</button>
      </div>
    </header>`;
}

function scene() {
  const { scene: shown } = state.stage;
  return html`
    <div class="scene" role="status">
      ${shown
        ? html`<progress max=${shown.of} value=${shown.number}></progress>
            <span><strong>${t('playing.scene', shown)}</strong> ${language === 'en' ? shown.en : shown.zh}</span>`
        : html`<span>${t('playing.soon')}</span>`}
      <button type="button" ?disabled=${state.busy.has('skip') || state.skipped} @click=${() => (set({ skipped: true }), act.skipStory())}>
        ${t(state.skipped ? 'playing.skipping' : 'playing.skip')}</button>
    </div>`;
}

function clock() {
  if (!state.clock) return nothing;
  const busy = state.busy.has('clock') || state.clock.busy;
  return html`
    <div class="clock" role="group" aria-label=${t('clock')}>
      <time class="now" aria-live="off">${dayAndHour(now())}${state.clock.pace < 60 ? seconds() : nothing}</time>
      <button type="button" ?disabled=${busy} @click=${() => act.moveClock({ advance: HOUR })}>${t('clock.hour')}</button>
      <button type="button" ?disabled=${busy} title=${t('clock.next')} @click=${() => act.moveClock({ next: true })}>
        ${t('clock.next')}</button>
      <div class="paces" role="group" aria-label=${t('clock.pace')}>
        ${PACES.map(([pace, label]) => html`
          <button type="button" aria-pressed=${state.clock.pace === pace} ?disabled=${busy}
            aria-label=${pace ? t('clock.runs', { pace }) : t('clock.stands')} title=${pace ? t('clock.runs', { pace }) : t('clock.stands')}
            @click=${() => act.moveClock({ pace })}>${pace ? label : icon('pause')}</button>`)}
      </div>
      ${busy ? html`<span class="spinner" role="status" aria-label=${t('clock.busy')}></span>` : nothing}
    </div>`;
}

const seconds = () => html`<span class="seconds">:${String(new Date(now()).getUTCSeconds()).padStart(2, '0')}</span>`;

function troubles() {
  const { bot } = state.troubles;
  const open = state.open === 'troubles';
  const going = TROUBLES.some((name) => state.troubles[name]) || bot === 'dead';
  return html`
    <div class="menu-holder">
      <button type="button" class=${going ? 'warning' : ''} aria-haspopup="dialog" aria-expanded=${open}
        aria-label=${t('troubles')} title=${t('troubles')} @click=${() => set({ open: open ? null : 'troubles' })}>
        ${icon('trouble')}<span class="wide-only">${t('troubles')}</span></button>
      ${open
        ? html`<div class="menu troubles" role="group" aria-label=${t('troubles')}>
            ${TROUBLES.map(trouble)}
            ${bot === 'outside' ? nothing : process(bot)}
          </div>`
        : nothing}
    </div>`;
}

function trouble(name) {
  const until = state.troubles[name];
  return html`
    <button type="button" role="switch" aria-checked=${Boolean(until)} ?disabled=${state.busy.has(name)}
      @click=${() => act.switchTrouble(name, !until)}>
      <span>${t(`trouble.${name}`)}${until ? html`<small>${t('trouble.until', { at: hour(Date.parse(until)) })}</small>` : nothing}</span>
      <span class="track" aria-hidden="true"></span>
    </button>`;
}

function process(bot) {
  const running = bot === 'running';
  return html`
    <div class="process">
      <span><span class="lamp ${bot}"></span>${t(`bot.${bot}`)}</span>
      <button type="button" ?disabled=${state.busy.has('bot')} @click=${running ? act.killBot : act.startBot}>
        ${t(running ? 'bot.kill' : 'bot.start')}</button>
    </div>`;
}
