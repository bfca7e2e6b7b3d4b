// The sample office beside the chat: its clock, and who else has news.

import { given, headers, url, words } from "./given.js";
import { note } from "./news.js";

const clock = document.getElementById("clock");
const EVERY = 20000;

function draw({ time, dayName }) {
  document.getElementById("clock-time").textContent = time;
  document.getElementById("clock-day").textContent = dayName;
}

async function ask() {
  const answer = await fetch(url("/clock"), { headers }).catch(() => null);
  if (answer?.ok) draw(await answer.json());
}

async function move(step) {
  const buttons = clock.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  clock.ariaBusy = "true";
  const body = new FormData();
  body.set("step", step);
  const answer = await fetch(url("/clock"), { method: "POST", headers, body }).catch(() => null);
  buttons.forEach((button) => (button.disabled = false));
  clock.ariaBusy = "false";
  if (answer?.ok) draw(await answer.json());
  else document.getElementById("clock-day").textContent = words.clockFailed;
}

clock.addEventListener("click", (event) => {
  const step = event.target.closest("button")?.dataset.step;
  if (step) move(step);
});
document.addEventListener("clock-moved", ask);
document.addEventListener("news", (event) => note(event.detail, true));
setInterval(() => document.hidden || ask(), EVERY);
note(given.address, false);

// Whose page it is may stand far down the list.
document.querySelector(".person[aria-current]")?.scrollIntoView({ block: "nearest" });
