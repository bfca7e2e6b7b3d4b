// The three dots while the bot works on an answer.

import { scrollToEnd } from "./talk.js";

const dots = document.getElementById("typing");
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

/** An answer came, or none will. */
export function answered() {
  timers.forEach(clearTimeout);
  dots.hidden = true;
}
