/** What floats above the chats: toasts, alerts, the enlarged photo, and words for screen readers. */

import { button, el, icon } from "./dom.js";
import { words } from "./words.js";

const TOAST_LIMIT = 200;
const TOAST_MS = 4500;

/** Shows a pill over `host` for some seconds; a new one takes the place of the old. */
export function toast(host, text) {
  host.querySelector(".toast")?.remove();
  const pill = el("div", { class: "toast", role: "status" }, [...text].slice(0, TOAST_LIMIT).join(""));
  host.append(pill);
  setTimeout(() => pill.remove(), TOAST_MS);
}

/** A dialog that waits for "Mengerti". */
export function alertDialog(name, text) {
  const dialog = el("dialog", { class: "alert", "aria-labelledby": "alert-for" },
    el("p", { class: "alert-for", id: "alert-for" }, words.alertFor(name)),
    el("p", { class: "alert-text" }, text),
    button("primary", words.understood, () => dialog.close()));
  showOnce(dialog);
}

/** The photo in full size; a tap anywhere closes it. */
export function zoom(address) {
  const dialog = el("dialog", { class: "zoom", "aria-label": words.photo, onclick: () => dialog.close() },
    el("img", { src: address, alt: words.photo }),
    button("round", icon("close"), () => dialog.close(), words.close));
  showOnce(dialog);
}

function showOnce(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Says it to a screen reader without showing it. */
export function announce(text) {
  const region = document.getElementById("live");
  region.append(el("p", null, text));
  while (region.childElementCount > 3) region.firstElementChild.remove();
}

/** How many are unread, or null. */
export function badge(count) {
  return count ? el("span", { class: "badge", role: "img", "aria-label": words.unread(count) }, String(Math.min(count, 99))) : null;
}
