// The phones: their people and open chats, kept in the URL, so that each tab has its own.

import * as api from './api.js';
import { Conversation } from './conversation.js';
import { Scroller } from './scroller.js';
import { personOf, playing, refresh, state, wide } from './state.js';

const SIDES = ['left', 'right'];

let look = () => {}; // tells the live stream what is looked at now
let ahead = null; // whose chats are being read, to go along with the story
export let following = true; // whether the phones go along with the story that is played

class Phone {
  constructor(side) {
    this.side = side;
    this.person = null;
    this.chat = null;
    this.conversation = null;
    this.scroller = new Scroller(this);
    this.wantsFocus = false;
  }

  /** Show the phone of a person, at a chat or at the list of chats. */
  show(person, chat = null) {
    if (person === this.person && chat === this.chat) return;
    this.conversation?.keepDraft();
    this.person = person;
    this.chat = chat;
    this.conversation = chat === null ? null : new Conversation(person, chat, looked);
    this.conversation?.load();
    for (const known of state.chats.keys()) {
      if (!phones.some((phone) => phone.person === known)) state.chats.delete(known);
    }
    if (!state.chats.has(person)) readChats(person);
    write();
    looked();
  }

  /** Show a phone by hand, which stops following the scenario. */
  pick(person, chat = null) {
    following = false;
    this.show(person, chat);
    this.wantsFocus = true;
  }
}

export const phones = SIDES.map((side) => new Phone(side));
export const shown = () => (wide() ? phones : phones.slice(0, 1));

/** Return the other phone; on a narrow screen `phone` itself. */
export const otherThan = (phone) => (wide() ? phones[1 - phones.indexOf(phone)] : phone);

export function lookWith(function_) {
  look = function_;
}

function looked() {
  look();
  refresh();
}

/** Return the people and chats for the live stream. */
export function looking() {
  const people = new Set();
  const open = [];
  for (const { person, conversation } of phones) {
    if (person !== null) people.add(person);
    if (!conversation?.loaded) continue;
    const { chat, revision, readings } = conversation;
    open.push({ person, chat, revision, readings });
  }
  return { people: [...people], open: open.sort((one, other) => other.revision - one.revision) };
}

async function readChats(person) {
  const chats = await api.chats(person).catch(() => null);
  if (chats && !state.chats.has(person) && phones.some((phone) => phone.person === person)) {
    state.chats.set(person, chats);
    arrange();
    refresh();
  }
}

/** Read the phones from the URL. */
export function readAddress() {
  const asked = new URLSearchParams(location.search);
  for (const phone of phones) {
    const [person, chat] = (asked.get(phone.side) ?? '').split(':').map(Number);
    if (!person) continue;
    following = false;
    phone.show(person, chat || null);
  }
}

function write() {
  if (following && playing()) return;
  const address = new URL(location.href);
  for (const { side, person, chat } of phones) {
    if (person !== null) address.searchParams.set(side, chat === null ? person : `${person}:${chat}`);
  }
  address.search = address.search.replaceAll('%3A', ':');
  if (address.href !== location.href) history.replaceState(null, '', address);
}

/** Follow the scenario again. */
export function follow() {
  following = true;
  arrange();
  refresh();
}

/** Stay where the scenario ended; from now on the visitor chooses what the phones show. */
export function stopFollowing() {
  following = false;
  write();
}

/** After a frame: follow the scenario, and assign a person to each phone without one. */
export function arrange() {
  if (playing() && following && personOf(state.stage.focus)) {
    // Switch a phone only once there is something to show, so that it is not blank between two people.
    if (state.chats.has(state.stage.focus)) goAlong(state.stage.focus);
    else readAhead(state.stage.focus);
    return;
  }
  phones.forEach((phone, number) => {
    if (state.people.length && !personOf(phone.person)) {
      phone.show((state.people[number] ?? state.people[0]).id);
      phone.fresh = true;
    }
    const chats = state.chats.get(phone.person);
    if (phone.fresh && chats) {
      phone.fresh = false;
      phone.show(phone.person, (number ? privateOf(chats) : groupOf(chats)) ?? null);
    }
  });
}

async function readAhead(person) {
  if (ahead === person) return;
  ahead = person;
  const chats = await api.chats(person).catch(() => null);
  if (ahead === person) ahead = null;
  if (!chats || !playing() || !following || state.stage.focus !== person) return;
  state.chats.set(person, chats);
  arrange();
  refresh();
}

function goAlong(person) {
  const [left, right] = phones;
  const chats = state.chats.get(person) ?? [];
  const own = privateOf(chats) ?? state.about.bots[0]?.id ?? null;
  if (wide()) {
    right.show(person, own);
    left.show(person, groupOf(chats) ?? (left.chat < 0 ? left.chat : null));
  } else {
    left.show(person, own);
  }
}

const privateOf = (chats) => chats.find(({ kind }) => kind === 'private')?.id;
const groupOf = (chats) => chats.find(({ kind }) => kind !== 'private')?.id;
