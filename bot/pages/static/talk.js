// The conversation on the page: its lines in order, each once, days apart, and the view kept at its end.

import { bubbleOf, quotable } from "./bubble.js";
import { headers, url } from "./given.js";

const talk = document.getElementById("talk");
const list = document.getElementById("lines");
const toEnd = document.getElementById("to-end");
const NEAR = 90;

const byId = new Map();
const byKey = new Map();
const said = new Map();
let atEnd = true;
let olderLeft = true;
let asking = false;

/** Show a line, in its place; one that is there already (under its id or the page's own key) is only confirmed. */
export function show(line) {
  if (byId.has(line.id)) return;
  if (line.key && byKey.has(line.key)) {
    confirm(line.key, line);
    return;
  }
  const element = draw(line);
  place(element, line);
  dress();
  if (!line.mine && !atEnd) toEnd.hidden = false;
}

/** Show a message that is on its way, under the page's own key for it. */
export function showPending(line) {
  const element = draw(line);
  element.classList.add("pending");
  byKey.set(line.key, element);
  list.append(element);
  atEnd = true;
  dress();
  return element;
}

/**
 * A message on its way has arrived; `line` says its id and time. One that was refused meanwhile has not: the stream
 * may tell of it later than the answer does.
 */
export function confirm(key, line) {
  const element = byKey.get(key);
  if (!element || element.dataset.id || element.dataset.refused) return;
  element.classList.remove("pending", "failed");
  element.querySelector(".state")?.remove();
  element.querySelector("time").textContent = line.time;
  for (const [n, link] of element.querySelectorAll(".files a").entries()) link.href = url(`/files/${line.id}/${n}`);
  mark(element, line);
  dress();
}

/** A line that was shown is not kept. A message of this page stays, as one that is on its way. */
export function takeBack(id) {
  const element = byId.get(id);
  if (!element) return;
  byId.delete(id);
  delete element.dataset.id;
  if (element.dataset.key) element.classList.add("pending");
  else element.remove();
  dress();
}

export function remove(key) {
  byKey.get(key)?.remove();
  byKey.delete(key);
  dress();
}

export function isConfirmed(key) {
  return Boolean(byKey.get(key)?.dataset.id);
}

/** The newest line's id, to go on from. */
export function newest() {
  return [...byId.keys()].reduce((a, b) => (a > b ? a : b), "");
}

/** What a line is quoted as. */
export function quotedAs(id) {
  return said.get(id) ?? null;
}

export function scrollToEnd() {
  atEnd = true;
  toEnd.hidden = true;
  talk.scrollTop = talk.scrollHeight;
}

function draw(line) {
  const element = bubbleOf(line, line.replyTo ? quotedAs(line.replyTo) : null);
  if (line.key) {
    element.dataset.key = line.key;
    byKey.set(line.key, element);
  }
  if (line.id) mark(element, line);
  return element;
}

function mark(element, line) {
  element.dataset.id = line.id;
  element.dataset.day = line.day;
  element.dataset.dayName = line.dayName;
  byId.set(line.id, element);
  if (line.text !== undefined) said.set(line.id, quotable(line));
}

/** Put a line after the last one that was said before it. */
function place(element, line) {
  for (let other = list.lastElementChild; other; other = other.previousElementSibling) {
    if (!other.dataset.id || other.dataset.id < line.id) {
      other.after(element);
      return;
    }
  }
  list.prepend(element);
}

let dressing = 0;

/** Days apart, neighbours of one side together; once for all that came at a time. */
function dress() {
  dressing ||= requestAnimationFrame(() => {
    dressing = 0;
    let day = "";
    let side = "";
    for (const element of list.children) {
      const own = element.dataset.day ?? day;
      const mine = element.classList.contains("mine");
      element.classList.toggle("new-day", own !== day);
      element.classList.toggle("first", own !== day || mine !== side);
      [day, side] = [own, mine];
    }
    keepEnd();
  });
}

function keepEnd() {
  if (atEnd) scrollToEnd();
}

async function askOlder() {
  const first = list.querySelector("[data-id]");
  if (asking || !olderLeft || !first) return;
  asking = true;
  try {
    const answer = await fetch(url("/history", { before: first.dataset.id }), { headers });
    if (!answer.ok) return;
    const lines = await answer.json();
    olderLeft = lines.length > 0;
    const below = talk.scrollHeight - talk.scrollTop;
    for (const line of lines) show(line);
    talk.scrollTop = talk.scrollHeight - below;
  } catch {
    // The next scroll asks again.
  } finally {
    asking = false;
  }
}

let lastTop = 0;

// Only going up leaves the end: the event of an earlier scroll may come when more lines stand below already.
talk.addEventListener("scroll", () => {
  const wentUp = talk.scrollTop < lastTop;
  lastTop = talk.scrollTop;
  if (talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR) atEnd = true;
  else if (wentUp) atEnd = false;
  if (atEnd) toEnd.hidden = true;
  if (talk.scrollTop < 2 * NEAR && !atEnd) askOlder();
});
toEnd.addEventListener("click", scrollToEnd);

// Pictures that load, a keyboard that opens: the end stays in view.
const watching = new ResizeObserver(keepEnd);
watching.observe(list);
watching.observe(talk);
