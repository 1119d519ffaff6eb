/** The control API of the sandbox: one function for each thing a person can do to the simulated Telegram. */

const BASE = "/sandbox/api";

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "content-type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const response = await fetch(`${BASE}/${path}`, options);
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) throw new Error(answer?.description ?? answer?.error ?? `HTTP ${response.status}`);
  return answer;
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export const fileAddress = (fileId) => `${BASE}/file/${encodeURIComponent(fileId)}`;
export const fetchState = () => call("GET", "state");
export const send = (message) => call("POST", "send", message);
export const edit = (message) => call("POST", "edit", message);
export const press = (userId, message, data) =>
  call("POST", "press", { user_id: userId, chat_id: message.chat.id, message_id: message.message_id, data });
export const fetchLesson = () => call("GET", "lesson");
export const setFault = (fault) => call("POST", "faults", fault);
export const clearFaults = () => call("DELETE", "faults");
export const advanceClock = (seconds) => call("POST", "clock", { advance: seconds });
export const setBlocked = (userId, blocked) => call("POST", "block", { user_id: userId, blocked });
export const addUser = (person) => call("POST", "users", person);

/** Opens the stream of events after `since`; returns a function that closes it. */
export function listen(since, onEvent, onBroken) {
  const source = new EventSource(`${BASE}/events?since=${since}`);
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onerror = () => {
    source.close();
    onBroken();
  };
  return () => source.close();
}
