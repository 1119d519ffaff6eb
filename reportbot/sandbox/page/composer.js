/** The bar under a chat: text, files, samples, commands, and what the text replies to or changes. */

import * as api from "./api.js";
import { button, el, icon } from "./dom.js";
import { summaryOf } from "./media.js";
import { openMenu } from "./menu.js";
import { senderName } from "./people.js";
import { asMedia, sampleContact, sampleForward, sampleScreenshots, sampleVoice } from "./samples.js";
import { words } from "./words.js";

const MOST_FILES = 10;

/** hooks: onError(text), onSent(), commands() -> [{command, description}], now() in seconds. */
export class Composer {
  constructor(hooks) {
    this.hooks = hooks;
    this.files = [];
    this.about = null;
    this.build();
  }

  build() {
    this.picker = el("input", { type: "file", multiple: true, hidden: true, onchange: () => this.takePicked() });
    this.text = el("textarea", { rows: 1, placeholder: words.placeholder, enterkeyhint: "send" });
    this.text.addEventListener("input", () => this.refresh());
    this.text.addEventListener("keydown", (event) => this.onKey(event));
    this.text.addEventListener("paste", (event) => this.onPaste(event));
    this.sendButton = el("button", { type: "submit", class: "round send", "aria-label": words.send, title: words.send }, icon("send"));
    this.strip = el("div", { class: "strip" });
    const bar = el("div", { class: "bar" }, this.menuButton("slash", words.commands, () => this.commandItems()),
      this.text, this.menuButton("attach", words.attach, () => this.attachItems()), this.sendButton);
    this.node = el("form", { class: "composer", onsubmit: (event) => this.submit(event) }, this.strip, bar, this.picker);
    this.refresh();
  }

  menuButton(iconName, label, items) {
    const opener = button("round quiet", icon(iconName), () => openMenu(opener, items()), label);
    opener.setAttribute("aria-haspopup", "menu");
    return opener;
  }

  /** Whom the composer speaks for, and where. */
  aim(chatId, viewer) {
    if (this.chatId !== chatId || this.viewer?.id !== viewer.id) this.setAbout(null);
    this.chatId = chatId;
    this.viewer = viewer;
    this.text.setAttribute("aria-label", words.messageLabel(viewer.first_name));
  }

  attachItems() {
    const shots = [1, 2, 3].map((count) => ({ label: words.sampleShots(count), action: () => this.addSamples(count) }));
    return [
      { label: words.pickFiles, action: () => this.picker.click() }, ...shots,
      { label: words.forwardSample, action: () => this.post(sampleForward(this.hooks.now())) },
      { label: words.contactSample, action: () => this.post({ contact: sampleContact() }) },
      { label: words.voiceSample, action: () => this.post({ media: [sampleVoice()] }) },
    ];
  }

  commandItems() {
    const commands = this.hooks.commands();
    if (!commands.length) return [{ label: words.noCommands, disabled: true, action: () => {} }];
    return commands.map(({ command, description }) => ({
      label: `/${command}`, detail: description, action: () => this.post({ text: `/${command}` }),
    }));
  }

  async addSamples(count) {
    this.addFiles(await sampleScreenshots(count));
  }

  takePicked() {
    this.addFiles([...this.picker.files]);
    this.picker.value = "";
  }

  onPaste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.addFiles(files);
  }

  addFiles(files) {
    if (this.files.length + files.length > MOST_FILES) this.hooks.onError(words.tooMany);
    this.files = [...this.files, ...files].slice(0, MOST_FILES);
    this.refresh();
    this.text.focus();
  }

  /** about: {kind: "reply"|"edit", message} or null. */
  setAbout(about) {
    if (about?.kind === "edit") this.text.value = about.message.text ?? about.message.caption;
    else if (this.about?.kind === "edit") this.text.value = "";
    this.about = about;
    this.refresh();
    if (about) this.text.focus();
  }

  onKey(event) {
    if (event.key === "Escape" && this.about) this.setAbout(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit(event);
  }

  refresh() {
    this.strip.replaceChildren(...[this.aboutLine(), this.fileLine()].filter(Boolean));
    this.sendButton.disabled = !this.text.value.trim() && !this.files.length;
    this.text.style.height = "auto";
    if (this.text.scrollHeight) this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
  }

  aboutLine() {
    if (!this.about) return null;
    const { kind, message } = this.about;
    const title = kind === "edit" ? words.editing : words.replyTo(senderName(message));
    return el("div", { class: "about" }, icon(kind === "edit" ? "pencil" : "reply"),
      el("div", { class: "about-text" }, el("b", null, title), el("span", null, summaryOf(message))),
      button("round quiet", icon("close"), () => this.setAbout(null), words.cancel));
  }

  fileLine() {
    if (!this.files.length) return null;
    return el("ul", { class: "picked" }, this.files.map((file) => el("li", null, thumbnail(file),
      button("unpick", icon("close"), () => this.removeFile(file), words.remove(file.name)))));
  }

  removeFile(file) {
    this.files = this.files.filter((other) => other !== file);
    this.refresh();
  }

  async submit(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    if (!text && !this.files.length) return;
    if (this.about?.kind === "edit") await this.change(text);
    else await this.post(await this.content(text));
  }

  async content(text) {
    if (!this.files.length) return { text };
    const media = await Promise.all(this.files.map(asMedia));
    return text ? { media, caption: text } : { media };
  }

  change(text) {
    const target = { chat_id: this.chatId, user_id: this.viewer.id, message_id: this.about.message.message_id };
    const field = this.about.message.text === undefined ? "caption" : "text";
    return this.attempt(() => api.edit({ ...target, [field]: text }));
  }

  post(content) {
    const about = this.about?.kind === "reply" ? { reply_to: this.about.message.message_id } : {};
    return this.attempt(() => api.send({ chat_id: this.chatId, user_id: this.viewer.id, ...about, ...content }));
  }

  /** Clears the bar only after the sandbox took the message, so that nothing typed is lost. */
  async attempt(action) {
    try {
      await action();
    } catch (error) {
      this.hooks.onError(words.failed(error.message));
      return;
    }
    this.files = [];
    this.about = null;
    this.text.value = "";
    this.refresh();
    this.hooks.onSent();
  }
}

function thumbnail(file) {
  if (!file.type.startsWith("image/")) return el("span", { class: "thumb" }, icon("file"), el("small", null, file.name));
  const image = el("img", { class: "thumb", alt: file.name, src: URL.createObjectURL(file) });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  return image;
}
