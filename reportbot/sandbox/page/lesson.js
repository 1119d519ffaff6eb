/** The lesson beside the devices: tasks that the sandbox ticks off when they have really happened. */

import * as api from "./api.js";
import { button, el, icon } from "./dom.js";
import { spoken, words } from "./words.js";

const SETTLE_MS = 150;

/** hooks: onGo(place), onDone(title), onClose(), onChange(). */
export class Lesson {
  constructor(hooks) {
    this.hooks = hooks;
    this.tasks = [];
    this.head = el("div", { class: "lesson-top" });
    this.list = el("ol", { class: "tasks" });
    this.node = el("section", { class: "lesson", id: "lesson", tabindex: -1 }, this.head, this.list);
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.hooks.onClose());
  }

  get exists() {
    return this.tasks.length > 0;
  }

  get done() {
    return this.tasks.filter((task) => task.done).length;
  }

  /** Asks soon what is done by now; many events in a row are one question. */
  look() {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(), SETTLE_MS);
  }

  async ask() {
    let answer;
    try {
      answer = await api.fetchLesson();
    } catch {
      return; // the connection is down, and the next state asks again
    }
    const isOther = answer.tasks.map((task) => task.key).join() !== this.tasks.map((task) => task.key).join();
    const fresh = answer.tasks.filter((task, index) => task.done && !isOther && !this.tasks[index].done);
    this.tasks = answer.tasks;
    if (isOther) this.build(answer);
    this.mark();
    for (const task of fresh) this.hooks.onDone(spoken(task.title));
    if (isOther || fresh.length) this.hooks.onChange();
  }

  build(answer) {
    if (!this.exists) return;
    this.count = el("p", { class: "lesson-count" });
    this.progress = el("progress", { max: this.tasks.length, "aria-label": spoken(answer.title) });
    this.head.replaceChildren(
      el("div", { class: "lesson-head" }, el("h2", null, spoken(answer.title)),
        button("round quiet", icon("close"), () => this.hooks.onClose(), words.close)),
      el("p", { class: "lesson-intro" }, spoken(answer.intro)), this.count, this.progress);
    this.node.setAttribute("aria-label", spoken(answer.title));
    this.list.replaceChildren(...this.tasks.map((task, index) => this.row(task, index)));
  }

  row(task, index) {
    const title = spoken(task.title);
    const hint = el("div", { class: "hint", id: `hint-${index}`, hidden: true },
      el("p", null, spoken(task.hint)), button("go", words.goThere(words.panes[task.place].caption), () => this.hooks.onGo(task.place)));
    const opener = button("hint-button", words.hint, () => {
      hint.hidden = !hint.hidden;
      opener.setAttribute("aria-expanded", String(!hint.hidden));
    });
    opener.setAttribute("aria-label", words.hintFor(title));
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-controls", hint.id);
    return el("li", { class: "task", "data-task": task.key },
      el("div", { class: "task-line" }, el("span", { class: "task-mark" }, icon("check"), el("span", { class: "unseen" })),
        el("span", { class: "task-title" }, title), opener), hint);
  }

  mark() {
    if (!this.exists) return;
    this.count.textContent = words.lessonCount(this.done, this.tasks.length);
    this.progress.value = this.done;
    this.tasks.forEach((task, index) => {
      const row = this.list.children[index];
      row.classList.toggle("done", task.done);
      row.querySelector(".unseen").textContent = task.done ? words.isDone : words.isOpen;
    });
  }
}
