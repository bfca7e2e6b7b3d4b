// One line of the conversation as an element.

import { make, url, words } from "./given.js";
import { nodesOf, opening } from "./text.js";

/**
 * The element of a line. `quoted` is the text of the line it answers, or null; a line that is still on its way has
 * `pictures`, the addresses of its files as they are on this machine.
 */
export function bubbleOf(line, quoted) {
  const bubble = make(
    "div",
    { className: "bubble" },
    line.mine ? make("span", { className: "unseen", textContent: `${words.you}: ` }) : null,
    quoted === null ? null : quotation(line.replyTo, quoted),
    line.text ? make("p", { className: "text" }, ...nodesOf(line.text, !line.mine)) : null,
    line.files.length ? make("ul", { className: "files" }, ...line.files.map(fileItem)) : null,
    make("time", { textContent: line.time ?? "" }),
  );
  const body = make("div", { className: "body" }, bubble, line.buttons.length ? buttonsOf(line.buttons) : null);
  const element = make("article", { className: `line ${line.mine ? "mine" : "theirs"}` }, body);
  if (!line.mine) element.append(replyButton());
  return element;
}

/** The text by which a line is quoted. */
export function quotable(line) {
  return opening(line.text) || line.files[0]?.name || words.file;
}

function quotation(id, text) {
  const element = make("button", { type: "button", className: "quoted", textContent: text });
  element.dataset.quotes = id;
  return element;
}

function fileItem(file) {
  const link = make("a", { download: file.name, className: file.picture ? "picture" : "file" });
  if (file.path) link.href = url(file.path);
  if (file.picture) {
    link.append(make("img", { src: file.local ?? link.href, alt: file.name, loading: "lazy" }));
  } else {
    const ending = file.name.includes(".") ? file.name.split(".").pop().slice(0, 4) : "";
    const icon = make("span", { className: "file-kind", textContent: ending });
    icon.setAttribute("aria-hidden", "true");
    const about = make(
      "span",
      { className: "file-text" },
      make("span", { className: "unseen", textContent: `${words.download} ` }),
      make("span", { className: "file-name", textContent: file.name }),
      make("span", { className: "file-size", textContent: sizeOf(file.size) }),
    );
    link.append(icon, about);
  }
  return make("li", {}, link);
}

/** A file's size as people say it. */
export function sizeOf(bytes) {
  const [amount, unit] = bytes < 1048576 ? [Math.max(bytes / 1024, 1), "kB"] : [bytes / 1048576, "MB"];
  const digits = amount < 10 ? 1 : 0;
  return `${amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })} ${unit}`;
}

function buttonsOf(rows) {
  return make("div", { className: "buttons" }, ...rows.map((row) => make("div", {}, ...row.map(buttonOf))));
}

function buttonOf({ label, data }) {
  const button = make("button", { type: "button", textContent: label });
  button.dataset.data = data;
  return button;
}

function replyButton() {
  const button = make("button", { type: "button", className: "reply", title: words.reply });
  button.setAttribute("aria-label", words.reply);
  return button;
}
