/** The page's words in the language the address asks for (`?lang=en`), Indonesian without it. */

import { english } from "./words-en.js";
import { indonesian } from "./words-id.js";

const BOOKS = { id: indonesian, en: english };
const asked = new URLSearchParams(location.search).get("lang");

export const language = asked in BOOKS ? asked : "id";

export const words = BOOKS[language];

/** What stands in data for each language: the page's, else the Indonesian. */
export const spoken = (texts) => texts[language] ?? texts.id;

/** The same page in another language; what stands in the chats stays. */
export function switchTo(other) {
  const address = new URL(location.href);
  address.searchParams.set("lang", other);
  location.assign(address);
}
