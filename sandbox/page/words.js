// The words of the page: one JSON file a language, the same keys in both, `{name}` where a value goes.

const LANGUAGES = ['zh-CN', 'en'];
const KEPT = 'language';

let words = {};
export let language = localStorage.getItem(KEPT) ?? (navigator.language.startsWith('en') ? 'en' : 'zh-CN');

/** Load a language; the page is drawn anew by who asks for it. */
export async function speak(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0];
  words = await (await fetch(`/page/words/${language}.json`)).json();
  document.documentElement.lang = language;
  document.title = t('product');
}

/** Load the other language, and keep that choice. */
export async function speakOther() {
  await speak(LANGUAGES.find((other) => other !== language));
  localStorage.setItem(KEPT, language);
}

/** The words under a key; the key itself when there are none, so that a gap is seen and not hidden. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The words under a key, or undefined: for keys that the server names. */
export const known = (key) => words[key];
