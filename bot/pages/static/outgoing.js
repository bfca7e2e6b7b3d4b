// Messages on their way: shown at once, sent under a key of their own, sent again until they arrive.

import { headers, make, url, words } from "./given.js";
import * as talk from "./talk.js";
import { answered, waiting } from "./typing.js";

const lost = new Map();

/** Send something typed: text, files, and the id of the line it answers. */
export function sendMessage(text, files, replyTo) {
  const shown = files.map((file) => {
    const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    return { name: file.name, size: file.size, picture, local: picture ? URL.createObjectURL(file) : undefined };
  });
  send("/messages", { text, reply_to: replyTo }, files, { text, files: shown, replyTo });
}

/** Send a tap on a button of a line. */
export function sendTap(data, label, replyTo) {
  send("/buttons", { data, label, reply_to: replyTo }, [], { text: label, files: [], replyTo: null });
}

/** Send again what did not get through. */
export function sendLost() {
  for (const again of [...lost.values()]) again();
}

function send(path, fields, files, shown) {
  const key = newKey();
  const element = talk.showPending({ ...shown, mine: true, buttons: [], key });
  const attempt = async () => {
    lost.delete(key);
    element.querySelector(".state")?.remove();
    element.classList.remove("failed");
    delete element.dataset.refused;
    waiting();
    let answer;
    try {
      answer = await fetch(url(path), { method: "POST", headers, body: formOf({ ...fields, key }, files) });
    } catch {
      // It may have arrived: the stream tells. Sent again under its key, it is the same message.
      lost.set(key, attempt);
      if (!talk.isConfirmed(key)) fail(words.failed, attempt);
      return;
    }
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      talk.confirm(key, { ...shown, ...told });
    } else {
      talk.takeBack(element.dataset.id);
      element.dataset.refused = "yes";
      fail(told.error ?? words.failed, answer.status >= 500 ? attempt : null);
    }
  };
  const fail = (sentence, again) => {
    answered();
    element.classList.add("failed");
    const state = make("p", { className: "state" }, sentence, " ");
    if (again) state.append(actionOf(words.again, again));
    state.append(" ", actionOf(words.drop, () => giveUp(key)));
    element.querySelector(".body").append(state);
    state.scrollIntoView({ block: "nearest" });
  };
  attempt();
}

function giveUp(key) {
  lost.delete(key);
  talk.remove(key);
}

function actionOf(label, act) {
  const button = make("button", { type: "button", textContent: label });
  button.addEventListener("click", act);
  return button;
}

function formOf(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value ?? "");
  for (const file of files) form.append("file", file, file.name);
  return form;
}

// Not randomUUID: it is missing on an office network without https.
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
