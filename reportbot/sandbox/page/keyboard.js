/** Renders an inline keyboard exactly in the rows the bot asked for. */

import { el, icon } from "./dom.js";

const STYLES = new Set(["danger", "success", "primary"]);

const ARROWS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** hooks: isBusy(data), onPress(data, node), onLink(url), onCopy(text). */
export function renderKeyboard(rows, hooks) {
  return el("div", { class: "keyboard", onkeydown: moveFocus }, rows.map((row) =>
    el("div", { class: "keyboard-row" }, row.map((key) => renderKey(key, hooks)))));
}

/** The arrow keys go to the button beside, above or below; at the edge they stay. */
function moveFocus(event) {
  const step = ARROWS[event.key];
  if (!step) return;
  event.preventDefault();
  const line = event.target.closest(".keyboard-row");
  const lines = [...event.currentTarget.children];
  const row = lines[lines.indexOf(line) + step[0]];
  const at = [...line.children].indexOf(event.target.closest(".key")) + step[1];
  if (row && at >= 0) row.children[step[0] ? Math.min(at, row.children.length - 1) : at]?.focus();
}

function renderKey(key, hooks) {
  const style = STYLES.has(key.style) ? ` key-${key.style}` : "";
  const busy = key.callback_data !== undefined && hooks.isBusy(key.callback_data);
  const node = el("button", { type: "button", class: `key${style}`, "aria-busy": busy && "true", disabled: Boolean(key.disabled) },
    el("span", null, key.text));
  node.addEventListener("click", () => act(key, node, hooks));
  if (key.url) node.append(icon("link"));
  if (key.copy_text) node.append(icon("copy"));
  return node;
}

function act(key, node, hooks) {
  if (key.callback_data !== undefined) hooks.onPress(key.callback_data, node);
  else if (key.copy_text) hooks.onCopy(key.copy_text.text);
  else if (key.url) hooks.onLink(key.url);
}
