// The texts of the page: one JSON file for each language with the same keys; `{name}` is a placeholder.

const LANGUAGES = ['zh-CN', 'en'];
const KEPT = 'language';

let words = {};
export let language = localStorage.getItem(KEPT) ?? (navigator.language.startsWith('en') ? 'en' : 'zh-CN');

/** Load a language; the caller redraws the page. */
export async function speak(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0];
  words = await (await fetch(`/page/words/${language}.json`)).json();
  document.documentElement.lang = language;
  document.title = t('product');
}

/** Load the other language and keep the choice. */
export async function speakOther() {
  await speak(LANGUAGES.find((other) => other !== language));
  localStorage.setItem(KEPT, language);
}

/** Return the text of a key; the key itself if it is missing, so that a gap is visible. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Return the text of a key that the server names; undefined if it is missing. */
export const known = (key) => words[key];
