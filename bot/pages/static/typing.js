// The three dots while the bot works on an answer.

import { scrollToEnd } from "./talk.js";

const dots = document.getElementById("typing");
const work = document.getElementById("work");
const SOON = 700;
const LONG = 30000;
let timers = [];

/** Something was sent: if no answer comes at once, show the dots. */
export function waiting() {
  answered();
  timers = [
    setTimeout(() => {
      dots.hidden = false;
      scrollToEnd();
    }, SOON),
    setTimeout(answered, LONG),
  ];
}

/** The bot tells what it is working on: shown beside the dots until an answer comes. */
export function working(words) {
  answered();
  work.textContent = words;
  dots.hidden = false;
  scrollToEnd();
  timers = [setTimeout(answered, LONG)];
}

/** An answer came, or none will. */
export function answered() {
  timers.forEach(clearTimeout);
  dots.hidden = true;
  work.textContent = "";
}
