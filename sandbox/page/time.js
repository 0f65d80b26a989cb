// Times in the zone of the branch, and the sandbox's clock, which the page advances between two frames.

import { state } from './state.js';
import { language, t } from './words.js';

const DAY = 86_400_000;
const formats = new Map();

function format(moment, options) {
  const key = JSON.stringify([language, state.about.zone, options]);
  if (!formats.has(key)) {
    const locale = language === 'en' ? 'en-GB' : language;
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: state.about.zone, ...options }));
  }
  return formats.get(key).format(moment);
}

/** The time of the sandbox's clock, in milliseconds. */
export function now() {
  const clock = state.clock;
  return clock ? Date.parse(clock.now) + clock.pace * (performance.now() - clock.heard) : Date.now();
}

/** 14:02 */
export const hour = (moment) => format(moment, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A key that is the same for all times of one day in the zone. */
export const dayKey = (moment) => format(moment, { year: 'numeric', month: '2-digit', day: '2-digit' });

/** 3月6日 周五; with the year if it is another one. */
export function day(moment) {
  const year = (of) => format(of, { year: 'numeric' });
  const long = year(moment) === year(now()) ? {} : { year: 'numeric' };
  return t('day', {
    date: format(moment, { month: 'long', day: 'numeric', ...long }),
    weekday: format(moment, { weekday: 'short' }),
  });
}

/** 3月6日 周五 14:02 */
export const dayAndHour = (moment) => `${day(moment)} ${hour(moment)}`;

/** A short form for the list of chats: the time today, the weekday this week, else the date. */
export function brief(moment) {
  if (dayKey(moment) === dayKey(now())) return hour(moment);
  if (Math.abs(now() - moment) < 6 * DAY) return format(moment, { weekday: 'short' });
  return format(moment, { month: 'numeric', day: 'numeric' });
}
