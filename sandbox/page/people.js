// Avatars: a coloured circle with the last character of a Chinese name, or the first letter of another.

import { html } from './vendor/lit-html/lit-html.js';

const COLOURS = 7;

export const colourOf = (id) => Math.abs(Number(id)) % COLOURS;

function initial(name) {
  const letters = [...name.trim()];
  return (/\p{Script=Han}/u.test(letters.at(-1) ?? '') && letters.length <= 4 ? letters.at(-1) : letters[0]) ?? '?';
}

export const avatar = (id, name) =>
  html`<span class="avatar" style="background: var(--avatar-${colourOf(id)})" aria-hidden="true">${initial(name)}</span>`;
