// Text as people wrote it: never markup. Links can be opened, and commands the bot names can be tapped.

import { make, words } from "./given.js";

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;
// A page of ours: where the bot gives no host, it is the one we come from.
const PAGE = /(?<=^|\s)\/ban-doc\/[\w-]+/gm;
const COMMAND = /(?<=^|[\s(“"])\/[a-z]{2,}(?: T\d+)?(?=$|[\s.,;:!?)”"])/gm;

/** The nodes of a text; commands are made buttons only where `commands` is set. */
export function nodesOf(text, commands) {
  const linked = split(text, LINK, asLink);
  if (!commands) return linked;
  const inside = (part, pattern, made) => (typeof part === "string" ? split(part, pattern, made) : [part]);
  return linked.flatMap((part) => inside(part, PAGE, asPage)).flatMap((part) => inside(part, COMMAND, asCommand));
}

function split(text, pattern, made) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(made(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function asLink(address) {
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", textContent: address });
}

function asPage(path) {
  return make("a", { href: path, target: "_blank", rel: "noopener", textContent: words.openReading });
}

function asCommand(command) {
  const button = make("button", { type: "button", className: "command", textContent: command });
  button.dataset.say = command;
  return button;
}

/** The first words of a line, for a quotation. */
export function opening(text) {
  const first = text.trim().split("\n", 1)[0];
  return first.length > 90 ? `${first.slice(0, 89)}…` : first;
}
