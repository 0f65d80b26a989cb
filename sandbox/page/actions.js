// The visitor's actions on a phone or on the control board, and the messages for refused ones.

import * as api from './api.js';
import { otherThan } from './phones.js';
import { refresh, set, state, toast } from './state.js';
import { known, language, t } from './words.js';

/** Run an action; a refusal shows a short notice and returns undefined. */
async function attempt(work, side = null, words = {}) {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof api.Refusal)) throw problem;
    const own = words[problem.code] ?? known(`refused.${problem.code}`) ?? t('refused.fault');
    toast(words[problem.code] === undefined && language === 'en' && problem.message ? problem.message : own, side);
    return undefined;
  }
}

/** Run an action of the control board, which is shown as busy until the response. */
async function onDesk(what, work) {
  if (state.busy.has(what)) return;
  state.busy.add(what);
  refresh();
  await attempt(work);
  state.busy.delete(what);
  refresh();
}

// -- a phone ---------------------------------------------------------------------------------------

/** Send the contents of the composer: an edit, files with a caption, or a text. */
export async function send(phone) {
  const { conversation, side } = phone;
  const text = conversation.text.trim();
  const { editing, files } = conversation;
  if (!text && !files.length) return;
  const replyTo = conversation.replyTo ?? conversation.state?.force_reply?.message;
  phone.scroller.toBottom();
  if (editing) {
    stopEditing(conversation);
    await attempt(() => api.edit(conversation, editing, text), side);
    return;
  }
  conversation.forgetDraft();
  conversation.files = [];
  conversation.replyTo = null;
  conversation.divider = null;
  refresh();
  const sent = await attempt(async () => {
    if (!files.length) return api.write(conversation, text, replyTo);
    for (const [number, { file, as }] of files.entries()) {
      await api.sendFile(conversation, file, { as, text: number ? '' : text, replyTo });
    }
    return true;
  }, side);
  if (!sent && !conversation.text) Object.assign(conversation, { text, files }); // nothing that was typed is lost
  refresh();
}

/** Show the newest message, as after each message that is sent; what came before counts as read. */
function goDown({ conversation, scroller }) {
  conversation.divider = null;
  scroller.toBottom();
}

/** Send a text at once, such as a command that was clicked. */
export const say = (phone, text) => {
  goDown(phone);
  return attempt(() => api.write(phone.conversation, text, phone.conversation.state?.force_reply?.message), phone.side);
};

/** Tap a key of the bot's reply keyboard. */
export const tapKey = (phone, text) => {
  goDown(phone);
  return attempt(() => api.tapKey(phone.conversation, text), phone.side);
};

export function sendSample(phone, name) {
  goDown(phone);
  return attempt(async () => {
    const file = await api.sample(name);
    await api.sendFile(phone.conversation, file, { as: 'document', text: '' });
  }, phone.side);
}

export function edit(phone, message) {
  const { conversation } = phone;
  conversation.draftBefore = conversation.text;
  Object.assign(conversation, { editing: message.id, text: message.text, replyTo: null });
  phone.wantsFocus = true;
  refresh();
}

export function stopEditing(conversation) {
  Object.assign(conversation, { editing: null, text: conversation.draftBefore });
  refresh();
}

export function reply(phone, message) {
  phone.conversation.replyTo = message.id;
  phone.wantsFocus = true;
  refresh();
}

/** Press an inline button and wait for the bot's answer. */
export async function press(phone, message, data, key) {
  const { conversation, side } = phone;
  if (conversation.pressing.has(key)) return;
  conversation.pressing.add(key);
  refresh();
  const answer = await attempt(() => api.press(conversation, message.id, data), side);
  conversation.pressing.delete(key);
  refresh();
  if (!answer) return;
  if (!answer.answered) toast(t('press.silent'), side);
  if (answer.text && answer.alert) set({ alert: answer.text });
  else if (answer.text) toast(answer.text, side);
  if (answer.opens) arrive(phone, phone.person, answer.opens);
}

/** Follow a Telegram link, which opens a private chat on the same phone. */
export async function openLink(phone, url) {
  const led = await attempt(() => api.open(phone.person, url, phone.chat), phone.side);
  if (led && !led.ignored) arrive(phone, phone.person, led);
}

/** Scan the QR code in a picture with the phone of a person. */
export async function scan(phone, person, file) {
  const led = await attempt(() => api.scan(person, file), phone.side, { bad_request: t('scan.none') });
  if (!led) return;
  set({ picture: null });
  arrive(otherThan(phone), person, led);
}

function arrive(phone, person, { chat, outside }) {
  if (outside) window.open(outside, '_blank', 'noopener');
  else phone.pick(person, chat);
}

export const start = (phone) => {
  goDown(phone);
  return attempt(() => api.start(phone.conversation), phone.side);
};
export const block = (phone, blocked) => attempt(() => api.block(phone.conversation, blocked), phone.side);
export async function vote(phone, message, options) {
  const answer = await attempt(() => api.vote(phone.conversation, message.id, options), phone.side);
  if (answer?.explanation) toast(answer.explanation, phone.side);
}

export async function copy(phone, text) {
  await navigator.clipboard.writeText(text).catch(() => {});
  toast(t('copied'), phone.side);
}

/** Scroll to a message, anywhere in the chat. */
export async function goTo(phone, id) {
  if (!(await phone.conversation.reach(id))) toast(t('message.gone'), phone.side);
  else phone.scroller.goal = id;
  refresh();
}

// -- the control board -----------------------------------------------------------------------------

export const moveClock = (how) => onDesk('clock', () => api.moveClock(how));
export const switchTrouble = (name, on) => onDesk(name, () => (on ? api.beginTrouble(name) : api.endTrouble(name)));
export const killBot = () => onDesk('bot', api.killBot);
export const startBot = () => onDesk('bot', api.startBot);
export const skipStory = () => onDesk('skip', api.skipStory);
