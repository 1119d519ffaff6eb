/** Renders what a message carries besides text: photos, albums, videos, files, voices, contacts. */

import { fileAddress } from "./api.js";
import { button, el, icon } from "./dom.js";
import { fullName } from "./people.js";
import { words } from "./words.js";

const KINDS_SHOWN = ["photo", "video", "animation", "document", "voice", "audio", "contact"];
const OTHER_KINDS = ["sticker", "video_note", "location", "venue", "poll", "dice", "story", "game"];

/** A node for the messages of one row (several make an album), or null when they carry only text. */
export function renderMedia(messages, hooks) {
  const tiles = messages.map((message) => renderOne(message, hooks)).filter(Boolean);
  if (tiles.length < 2) return tiles[0] ?? null;
  const visual = messages.every((message) => message.photo || message.video);
  const shape = visual ? `album album-${Math.min(tiles.length, 4)}` : "files";
  return el("div", { class: shape, role: "group", "aria-label": words.album(tiles.length) }, tiles);
}

function renderOne(message, hooks) {
  const kind = KINDS_SHOWN.find((name) => message[name]);
  if (kind === "photo") return photo(message, hooks);
  if (kind === "video" || kind === "animation") return video(message, message[kind], hooks);
  if (kind === "document") return file(message.document);
  if (kind === "voice" || kind === "audio") return voice(message[kind]);
  if (kind === "contact") return contact(message.contact);
  const other = OTHER_KINDS.find((name) => message[name]);
  return other ? row("file", words.other, other) : null;
}

function photo(message, hooks) {
  const size = message.photo.at(-1);
  const image = el("img", {
    src: fileAddress(size.file_id), alt: words.photo, width: size.width, height: size.height, loading: "lazy",
    draggable: message.has_protected_content ? "false" : null,
  });
  const tile = button("tile", image, () => tapPhoto(tile, message, hooks), words.openPhoto);
  return covered(tile, message, hooks);
}

function tapPhoto(tile, message, hooks) {
  if (tile.classList.contains("veiled")) uncover(tile, message, hooks);
  else hooks.onZoom(fileAddress(message.photo.at(-1).file_id));
}

function video(message, item, hooks) {
  const player = el("video", {
    src: fileAddress(item.file_id), preload: "metadata", controls: true, muted: true, "aria-label": words.video,
  });
  const tile = el("div", { class: "tile" }, player);
  if (!message.has_media_spoiler || hooks.isOpen(message)) return tile;
  tile.append(button("cover", icon("play"), (event) => {
    uncover(tile, message, hooks);
    event.currentTarget.remove();
  }, words.showSpoiler));
  return covered(tile, message, hooks);
}

function covered(tile, message, hooks) {
  if (!message.has_media_spoiler || hooks.isOpen(message)) return tile;
  tile.classList.add("veiled");
  if (tile.tagName === "BUTTON") {
    tile.setAttribute("aria-label", words.showSpoiler);
    tile.title = words.showSpoiler;
    tile.append(el("span", { class: "veil" }, icon("eye")));
  }
  return tile;
}

function uncover(tile, message, hooks) {
  hooks.onOpen(message);
  tile.classList.remove("veiled");
  tile.querySelector(".veil")?.remove();
  if (tile.tagName !== "BUTTON") return;
  tile.setAttribute("aria-label", words.openPhoto);
  tile.title = words.openPhoto;
}

/** `download`, because a file opened here would run with the rights of this page. */
function file(item) {
  const name = item.file_name ?? words.document;
  const link = el("a", { class: "file", href: fileAddress(item.file_id), download: name });
  link.append(...row("file", name, sizeOf(item.file_size)).childNodes);
  return link;
}

const voice = (item) => row("mic", item.title ?? words.voice, `${item.duration ?? 0} s`);

const contact = (item) => row("person", fullName(item) || words.contact, item.phone_number);

function row(iconName, title, detail) {
  const texts = el("span", { class: "file-texts" }, el("b", null, title), el("small", null, detail ?? ""));
  return el("div", { class: "file" }, el("span", { class: "file-icon" }, icon(iconName)), texts);
}

function sizeOf(bytes) {
  if (!bytes) return "";
  const units = ["B", "kB", "MB"];
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return `${(bytes / 1000 ** step).toLocaleString("id-ID", { maximumFractionDigits: 1 })} ${units[step]}`;
}

/** One line that stands for a message: in quotes, live announcements and the transcript. */
export function summaryOf(message) {
  const text = message.text ?? message.caption;
  const kind = ["photo", "video", "document", "voice", "contact"].find((name) => message[name]);
  const label = kind ? words[kind] : words.other;
  if (text && kind) return `${label} · ${text}`;
  return text ?? label;
}
