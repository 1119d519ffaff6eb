/** Renders text with Bot API entities; their UTF-16 offsets are those of JavaScript strings. */

import { el, tappable } from "./dom.js";
import { words } from "./words.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

const WRAPPERS = {
  bold: () => el("strong"),
  italic: () => el("em"),
  underline: () => el("u"),
  strikethrough: () => el("s"),
  blockquote: () => el("blockquote"),
  expandable_blockquote: () => expandable(),
  mention: () => el("span", { class: "mention" }),
  text_mention: () => el("span", { class: "mention" }),
  hashtag: () => el("span", { class: "mention" }),
  cashtag: () => el("span", { class: "mention" }),
  code: (piece, entity, hooks) => copyable("code", piece, hooks),
  pre: (piece, entity, hooks) => copyable("pre", piece, hooks),
  spoiler: (piece, entity, hooks) => spoiler(hooks),
  url: (piece, entity, hooks) => link(piece, hooks),
  email: (piece, entity, hooks) => link(piece, hooks),
  phone_number: (piece, entity, hooks) => link(piece, hooks),
  text_link: (piece, entity, hooks) => link(entity.url, hooks),
  bot_command: (piece, entity, hooks) =>
    tappable(el("span", { class: "link" }), "button", () => hooks.onCommand(piece)),
};

function expandable() {
  const quote = el("blockquote", { class: "folded" });
  return tappable(quote, "button", () => quote.classList.toggle("folded"));
}

function copyable(tag, piece, hooks) {
  const node = el(tag, { class: "copyable", title: words.copy });
  return tappable(node, "button", () => hooks.onCopy(piece));
}

function spoiler(hooks) {
  const cover = el("span", { class: hooks.isOpen() ? "" : "spoiler", "aria-label": words.showHiddenText });
  if (hooks.isOpen()) {
    cover.removeAttribute("aria-label");
    return cover;
  }
  return tappable(cover, "button", () => {
    hooks.onOpen();
    cover.classList.remove("spoiler");
    cover.removeAttribute("aria-label");
  });
}

function link(address, hooks) {
  return tappable(el("span", { class: "link", title: address }), "link", () => hooks.onLink(address));
}

/** hooks: onCommand(text), onCopy(text), onLink(url), onOpen(), isOpen() of hidden text. */
export function renderText(text, entities, hooks) {
  const ordered = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return renderRange({ text, hooks }, 0, text.length, ordered);
}

function renderRange(source, start, end, entities) {
  const fragment = document.createDocumentFragment();
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inner = entities.slice(index + 1).filter((other) => other.offset < to);
    index += 1 + inner.length;
    if (to <= from) continue;
    fragment.append(source.text.slice(at, from), wrapped(source, entity, from, to, inner));
    at = afterBlock(source.text, entity, to);
  }
  fragment.append(source.text.slice(at, end));
  return fragment;
}

function wrapped(source, entity, from, to, inner) {
  const make = WRAPPERS[entity.type] ?? (() => el("span"));
  const node = make(source.text.slice(from, to), entity, source.hooks);
  node.append(renderRange(source, from, to, inner));
  return node;
}

/** A block already ends its line, so the newline after it would show as an empty one. */
function afterBlock(text, entity, to) {
  return BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to;
}
