/** What the page knows of the simulated Telegram: loaded whole, then kept up by ordered events. */

import { fetchState, listen } from "./api.js";

const RETRY_MS = 1000;
const CHANGES_MORE = new Set(["reset", "chat", "member", "user", "commands", "clock", "faults"]);

/** `messages` of each chat by chat id, oldest first, without deleted ones. */
function organised(raw) {
  const messages = new Map();
  for (const message of raw.messages) put(messages, message);
  return { ...raw, messages, loadedAt: Date.now() };
}

function put(messages, message) {
  const list = messages.get(message.chat.id) ?? [];
  const others = list.filter((known) => known.message_id !== message.message_id);
  if (!message.sandbox?.deleted) others.push(message);
  others.sort((a, b) => a.message_id - b.message_id);
  messages.set(message.chat.id, others);
}

function drop(messages, chatId, messageId) {
  messages.set(chatId, (messages.get(chatId) ?? []).filter((known) => known.message_id !== messageId));
}

/** Lays one event over the state; false when the whole state must be fetched anew. */
function apply(state, event) {
  if (event.seq !== state.seq + 1) return false;
  state.seq = event.seq;
  if (event.kind === "message" || event.kind === "edit") put(state.messages, event.message);
  if (event.kind === "delete") drop(state.messages, event.chat_id, event.message.message_id);
  return !CHANGES_MORE.has(event.kind);
}

/** Calls `onChange(state, event|null)` after each change, null meaning "anything may differ". */
export class Store {
  constructor(onChange, onConnection) {
    this.onChange = onChange;
    this.onConnection = onConnection;
    this.state = null;
    this.waiting = [];
    this.loading = false;
    this.close = () => {};
  }

  async connect() {
    try {
      await this.reload();
    } catch {
      this.retry();
      return;
    }
    this.onConnection(true);
    this.close = listen(this.state.seq, (event) => this.receive(event), () => this.retry());
  }

  retry() {
    this.close();
    this.onConnection(false);
    setTimeout(() => this.connect(), RETRY_MS);
  }

  async reload() {
    this.loading = true;
    try {
      this.state = organised(await fetchState());
    } finally {
      this.loading = false;
    }
    this.onChange(this.state, null);
    const waiting = this.waiting.splice(0);
    waiting.forEach((event) => this.receive(event));
  }

  receive(event) {
    if (this.loading) {
      this.waiting.push(event);
      return;
    }
    if (event.seq <= this.state.seq && event.kind !== "reset") return;
    if (apply(this.state, event)) this.onChange(this.state, event);
    else this.refetch(event);
  }

  /** A toast must not get lost because the state around it had to be fetched again. */
  refetch(event) {
    this.reload()
      .then(() => event.kind === "answer" && this.onChange(this.state, event))
      .catch(() => this.retry());
  }
}
