// The chat page: what is typed, tapped and dropped goes out; what comes in is shown.

import { sizeOf } from "./bubble.js";
import { given, make, words } from "./given.js";
import { sendLost, sendMessage, sendTap } from "./outgoing.js";
import { follow } from "./stream.js";
import * as talk from "./talk.js";
import { answered, working } from "./typing.js";

const byId = (id) => document.getElementById(id);
const text = byId("text");
const picker = byId("files");
const title = document.title;

let files = [];
let replyTo = null;
let unseen = 0;
let ready = false;

// ---- what comes in

follow({
  line(line) {
    talk.show(line);
    if (line.mine) return;
    answered();
    if (ready && document.hidden) document.title = `(${++unseen}) ${title}`;
  },
  gone: ({ id }) => talk.takeBack(id),
  work: ({ words }) => working(words),
  ready() {
    ready = true;
    // What was said before is not read out, what comes from now on is.
    byId("talk").ariaLive = "polite";
    sendLost();
  },
  joined: () => location.reload(),
  clock: () => document.dispatchEvent(new Event("clock-moved")),
  news: ({ address }) => document.dispatchEvent(new CustomEvent("news", { detail: address })),
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = title;
});

// ---- what goes out

function submit() {
  const written = text.value.trim();
  if (!written && !files.length) return;
  sendMessage(written, files, replyTo);
  text.value = "";
  files = [];
  quote(null);
  drawFiles();
  fit();
  text.focus();
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

text.addEventListener("keydown", (event) => {
  // Telex and VNI keyboards compose letters: their Enter ends a word, not the message.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
text.addEventListener("input", fit);

/** The box grows with what is in it. */
function fit() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  byId("send").disabled = !text.value.trim() && !files.length;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const line = button.closest(".line");
  if (button.dataset.say) sendMessage(button.dataset.say, [], null);
  else if (button.dataset.data) tap(button, line);
  else if (button.dataset.quotes) goTo(button.dataset.quotes);
  else if (button.classList.contains("reply")) quote(line.dataset.id);
});

function tap(button, line) {
  for (const other of line.querySelectorAll(".buttons button")) other.ariaPressed = String(other === button);
  sendTap(button.dataset.data, button.textContent, line.dataset.id);
}

function goTo(id) {
  const line = document.querySelector(`.line[data-id="${CSS.escape(id)}"]`);
  line?.scrollIntoView({ block: "center", behavior: "smooth" });
  line?.animate({ opacity: [0.3, 1] }, 600);
}

/** Answer a line (null: none in particular). */
function quote(id) {
  replyTo = id;
  byId("quoting").hidden = !id;
  byId("quoting-text").textContent = id ? talk.quotedAs(id) : "";
  if (id) text.focus();
}
byId("quoting-end").addEventListener("click", () => quote(null));

// ---- files

byId("attach").addEventListener("click", () => picker.click());
picker.addEventListener("change", () => {
  attach([...picker.files]);
  picker.value = "";
});
document.addEventListener("paste", (event) => attach([...event.clipboardData.files]));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  attach([...event.dataTransfer.files]);
});

function attach(more) {
  if (!given.known || !more.length) return;
  const all = [...files, ...more];
  if (all.length > given.mostFiles) tell(words.tooManyFiles);
  else if (all.reduce((sum, file) => sum + file.size, 0) > given.mostBytes) tell(words.tooLarge);
  else files = all;
  drawFiles();
  fit();
  text.focus();
}

function drawFiles() {
  const chosen = byId("chosen");
  chosen.hidden = !files.length;
  chosen.replaceChildren(...files.map(chip));
}

function chip(file) {
  const off = make("button", { type: "button", textContent: "×" });
  off.setAttribute("aria-label", `${words.remove}: ${file.name}`);
  off.addEventListener("click", () => {
    files = files.filter((other) => other !== file);
    drawFiles();
    fit();
  });
  const name = make("span", { className: "file-name", textContent: file.name });
  return make("li", {}, name, make("span", { className: "file-size", textContent: sizeOf(file.size) }), off);
}

let hiding = 0;

function tell(sentence) {
  const told = byId("told");
  told.textContent = sentence;
  told.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (told.hidden = true), 8000);
}

fit();
if (matchMedia("(hover: hover)").matches) text.focus();
