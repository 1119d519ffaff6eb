/** The tools menu: time, faults, people, transcript. */

import * as api from "./api.js";
import { downloadTranscript } from "./transcript.js";
import { words } from "./words.js";

const STEPS = [[words.tenMinutes, 600], [words.oneHour, 3600], [words.oneDay, 86_400]];

/** Menu items; `say(text)` shows how it went, `citizen` may be null. */
export function toolItems(state, citizen, say) {
  const attempt = (action, done) => () =>
    action().then(() => say(done), (error) => say(words.failed(error.message)));
  return [
    { heading: words.toolsTime },
    ...STEPS.map(([label, advance]) => (
      { label, action: attempt(() => api.advanceClock(advance), words.timeMoved(label)) })),
    { heading: words.toolsFaults },
    ...faultItems(attempt),
    { heading: words.toolsPeople },
    ...(citizen ? [blockItem(citizen, attempt)] : []),
    { label: words.addCitizen, action: attempt(() => api.addUser({ first_name: nextName(state) }), words.done) },
    { heading: words.toolsRecord },
    { label: words.toolsTranscript, action: () => downloadTranscript(state) },
  ];
}

function faultItems(attempt) {
  const down = { method: "*", kind: "timeout before effect", count: 10 };
  const tooMany = { method: "*", kind: "429", count: 1, retry_after: 5 };
  return [
    { label: words.telegramDown, action: attempt(() => api.setFault(down), words.faultSet) },
    { label: words.tooManyRequests, action: attempt(() => api.setFault(tooMany), words.faultSet) },
    { label: words.clearFaults, action: attempt(() => api.clearFaults(), words.faultsCleared) },
  ];
}

function blockItem(citizen, attempt) {
  const label = (citizen.blocked_bot ? words.unblockBot : words.blockBot)(citizen.first_name);
  return { label, action: attempt(() => api.setBlocked(citizen.id, !citizen.blocked_bot), words.done) };
}

function nextName(state) {
  const taken = new Set(state.users.map((user) => user.first_name));
  return words.sampleCitizens.find((name) => !taken.has(name)) ?? `Warga ${state.users.length + 1}`;
}
