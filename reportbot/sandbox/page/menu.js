/** A pop-up menu that opens beside its button and works with the arrow keys. */

import { el } from "./dom.js";

const GAP = 8;

/** Opens a menu of `items`: {label, detail?, action, disabled?, checked?} or {heading}. */
export function openMenu(anchor, items) {
  const menu = el("div", { class: "menu", popover: "auto", role: "menu" });
  menu.append(...items.map((item) => (item.heading ? heading(item) : choice(item, menu))));
  menu.addEventListener("keydown", (event) => move(event, menu));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && dismiss(menu, anchor));
  anchor.after(menu);
  menu.showPopover();
  setBeside(menu, anchor);
  anchor.setAttribute("aria-expanded", "true");
  menu.querySelector("button:not(:disabled)")?.focus();
}

const heading = (item) => el("div", { class: "menu-heading", role: "presentation" }, item.heading);

function choice(item, menu) {
  const run = () => {
    menu.hidePopover();
    item.action();
  };
  const isSwitch = item.checked !== undefined;
  return el("button", {
    type: "button", class: "menu-item", role: isSwitch ? "menuitemcheckbox" : "menuitem",
    "aria-checked": isSwitch && String(item.checked), disabled: item.disabled, onclick: run,
  }, el("span", null, item.label), item.detail && el("small", null, item.detail));
}

function dismiss(menu, anchor) {
  anchor.setAttribute("aria-expanded", "false");
  if (menu.contains(document.activeElement)) anchor.focus();
  menu.remove();
}

function move(event, menu) {
  const buttons = [...menu.querySelectorAll("button:not(:disabled)")];
  const at = buttons.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}

function setBeside(menu, anchor) {
  const [place, box] = [anchor.getBoundingClientRect(), menu.getBoundingClientRect()];
  const above = place.top - box.height - GAP;
  const below = Math.min(place.bottom + GAP, innerHeight - box.height - GAP);
  const left = Math.min(place.left, innerWidth - box.width - GAP);
  menu.style.top = `${Math.max(GAP, above >= GAP ? above : below)}px`;
  menu.style.left = `${Math.max(GAP, left)}px`;
}
