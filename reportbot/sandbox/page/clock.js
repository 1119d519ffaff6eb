/** Times as the bot writes them, Western Indonesia Time, HH.MM; days in the page's language. */

import { words } from "./words.js";

const ZONE = "Asia/Jakarta";
const hourMinute = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
const dayMonth = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", year: "numeric", timeZone: ZONE });

const shortDay = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "short", timeZone: ZONE });

const asDate = (seconds) => new Date(seconds * 1000);

export const timeOf = (seconds) => hourMinute.format(asDate(seconds));

export const dayOf = (seconds) => dayMonth.format(asDate(seconds));

export const shortDayOf = (seconds) => shortDay.format(asDate(seconds));

/** The simulated time in Unix seconds, which may be ahead of the real one. */
export const nowOf = (state) => state.now + (Date.now() - state.loadedAt) / 1000;

/** "Hari ini", "Kemarin" or the date, seen from the simulated present. */
export function dayLabel(seconds, now) {
  const day = dayOf(seconds);
  if (day === dayOf(now)) return words.today;
  return day === dayOf(now - 86_400) ? words.yesterday : day;
}
