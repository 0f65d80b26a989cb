// Overlays: alerts with an OK button, the enlarged picture, short notices.

import { html, nothing } from './vendor/lit-html/lit-html.js';
import { ref } from './vendor/lit-html/directives/ref.js';
import * as act from './actions.js';
import { downloadAddress, fileAddress } from './api.js';
import { icon } from './icons.js';
import { set, state } from './state.js';
import { t } from './words.js';

const show = (element) => element?.isConnected && !element.open && element.showModal();
const shown = (element) => queueMicrotask(() => show(element));

export function overlay() {
  return html`
    ${state.alert === null ? nothing : alertBox(state.alert)}
    ${state.picture === null ? nothing : lightbox(state.picture)}
    <div class="toasts page-wide" role="status">
      ${state.toasts.filter(({ side }) => side === null).map(({ text }) => html`<p>${text}</p>`)}
    </div>`;
}

function alertBox(text) {
  const close = () => set({ alert: null });
  return html`
    <dialog class="alert" role="alertdialog" aria-label=${text} ${ref(shown)} @close=${close}>
      <p>${text}</p>
      <form method="dialog"><button class="primary">${t('ok')}</button></form>
    </dialog>`;
}

function lightbox({ phone, message }) {
  const { file } = message.photo;
  const closed = () => set({ picture: null });
  const close = (event) => event.target.closest('dialog').close(); // which gives the focus back
  const scan = (event) => {
    event.preventDefault();
    act.scan(phone, Number(new FormData(event.target).get('person')), file);
  };
  return html`
    <dialog class="lightbox" aria-label=${t('photo')} ${ref(shown)} @close=${closed}
      @click=${(event) => event.target === event.currentTarget && close(event)}>
      <img src=${fileAddress(phone.person, file)} alt=${message.text || t('photo')}>
      <div class="under">
        <form @submit=${scan}>
          <label>${t('scan.as')}
            <select name="person">
              ${state.people.map(({ id, name, role }) => html`
                <option value=${id} ?selected=${id === phone.person}>${name}${role ? ` · ${role}` : ''}</option>`)}
            </select>
          </label>
          <button class="primary">${t('scan')}</button>
        </form>
        <a class="round" href=${downloadAddress(phone.person, file)} download="photo.jpg" aria-label=${t('file.save')}
          title=${t('file.save')}>${icon('save')}</a>
        <button type="button" class="round" aria-label=${t('close')} title=${t('close')} @click=${close}>${icon('close')}</button>
      </div>
      <div class="toasts" role="status">
        ${state.toasts.filter(({ side }) => side === phone.side).map(({ text }) => html`<p>${text}</p>`)}
      </div>
    </dialog>`;
}
