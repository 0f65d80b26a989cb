// The icons of the page, drawn as lines in the colour of the text around them.

import { svg, html } from './vendor/lit-html/lit-html.js';

const PATHS = {
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  send: svg`<path d="M4 12l16-8-5 16-3.5-6.5z" fill="currentColor"/>`,
  attach: svg`<path d="M20 11.5l-8 8a5 5 0 01-7-7l8.5-8.5a3.4 3.4 0 015 5L10 17.5a1.7 1.7 0 01-2.5-2.5l7-7"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  more: svg`<path d="M12 5v.01M12 12v.01M12 19v.01" stroke-width="3.2"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  down: svg`<path d="M6 9l6 6 6-6"/>`,
  reply: svg`<path d="M10 6l-6 6 6 6M4 12h10a6 6 0 016 6"/>`,
  edit: svg`<path d="M4 20l1-4L16 5l3 3L8 19z"/>`,
  pin: svg`<path d="M9 4h6l-1 6 3 3H7l3-3zM12 13v7"/>`,
  file: svg`<path d="M7 3h7l4 4v14H7zM14 3v4h4"/>`,
  save: svg`<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  pause: svg`<path d="M8 5v14M16 5v14" stroke-width="3"/>`,
  next: svg`<path d="M5 5l9 7-9 7zM18 5v14" fill="currentColor"/>`,
  trouble: svg`<path d="M12 4L2.5 20h19zM12 10v5M12 17.6v.01"/>`,
  theme: svg`<path d="M20 14a8 8 0 01-10-10 8 8 0 1010 10z"/>`,
  list: svg`<path d="M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2"/>`,
};

export const icon = (name) => html`<svg viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
