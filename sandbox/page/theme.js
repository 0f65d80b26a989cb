// The theme: light, dark, or the system's. The choice is kept in this browser.

import { refresh } from './state.js';

const THEMES = ['auto', 'light', 'dark'];
const KEPT = 'theme';

export const theme = () => localStorage.getItem(KEPT) ?? 'auto';

export function wear() {
  document.documentElement.dataset.theme = theme();
}

/** Switch to the next theme. */
export function chooseTheme() {
  localStorage.setItem(KEPT, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  wear();
  refresh();
}
