/** The tools menu: time, faults, people, transcript. */

import * as api from "./api.js";
import { downloadTranscript } from "./transcript.js";
import { language, switchTo, words } from "./words.js";

const STEPS = [[words.tenMinutes, 600], [words.oneHour, 3600], [words.oneDay, 86_400], [words.oneWeek, 604_800]];
const FAULTS = [
  { name: words.telegramDown, fault: { method: "*", kind: "502 html", lasting: true } },
  { name: words.tooManyRequests, fault: { method: "*", kind: "429", lasting: true, retry_after: 5 } },
];

/** Menu items; `say(text)` shows how it went, `citizen` may be null. */
export function toolItems(state, citizen, say) {
  const attempt = (action, done) => () =>
    action().then(() => say(done), (error) => say(words.failed(error.message)));
  return [
    { heading: words.toolsTime },
    ...STEPS.map(([label, advance]) => (
      { label, action: attempt(() => api.advanceClock(advance), words.timeMoved(label)) })),
    { heading: words.toolsFaults },
    ...FAULTS.map((each) => faultItem(state, each, attempt)),
    { heading: words.toolsPeople },
    ...(citizen ? [blockItem(citizen, attempt)] : []),
    { label: words.addCitizen, action: attempt(() => api.addUser({ first_name: nextName(state) }), words.done) },
    { heading: words.toolsRecord },
    { label: words.toolsTranscript, action: () => downloadTranscript(state) },
    { heading: words.toolsLanguage },
    ...Object.entries(words.languages).map(([code, label]) => (
      { label, checked: code === language, action: () => code !== language && switchTo(code) })),
  ];
}

/** A switch: one fault at a time is on, until it is switched off. */
function faultItem(state, { name, fault }, attempt) {
  const isOn = faultOn(state) === name;
  const change = isOn ? api.clearFaults : () => api.clearFaults().then(() => api.setFault(fault));
  return { label: name, checked: isOn, action: attempt(change, isOn ? words.faultsCleared : words.faultSet) };
}

/** The name of the fault that is switched on, or null. */
export function faultOn(state) {
  const kinds = new Set(state.faults.map((fault) => fault.kind));
  return FAULTS.find((each) => kinds.has(each.fault.kind))?.name ?? null;
}

function blockItem(citizen, attempt) {
  const label = (citizen.blocked_bot ? words.unblockBot : words.blockBot)(citizen.first_name);
  return { label, action: attempt(() => api.setBlocked(citizen.id, !citizen.blocked_bot), words.done) };
}

function nextName(state) {
  const taken = new Set(state.users.map((user) => user.first_name));
  return words.sampleCitizens.find((name) => !taken.has(name)) ?? words.newCitizen(state.users.length + 1);
}
