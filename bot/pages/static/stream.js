// The stream of events, opened again by itself whatever happens to the connection.

import { given, headers, url } from "./given.js";
import { newest } from "./talk.js";

const net = document.getElementById("net");
const WAITS = [1000, 2000, 4000, 8000, 15000];
const PATIENCE = 1500;

let source = null;
let failures = 0;
let retry = 0;
let complaint = 0;

/** Follow the conversation; `hear` has a function for each kind of event. */
export function follow(hear) {
  open(hear);
  // A browser keeps only a few connections to one server: where one tab is one person, hidden tabs make room.
  document.addEventListener("visibilitychange", () => {
    if (!given.as) return;
    if (document.hidden) close();
    else if (!source) open(hear);
  });
  window.addEventListener("online", () => {
    close();
    open(hear);
  });
}

function open(hear) {
  source = new EventSource(url("/events", { after: newest() }));
  for (const [kind, heard] of Object.entries(hear)) {
    source.addEventListener(kind, (event) => heard(JSON.parse(event.data)));
  }
  source.addEventListener("ready", () => {
    failures = 0;
    clearTimeout(complaint);
    complaint = 0;
    net.hidden = true;
  });
  source.addEventListener("error", () => {
    complaint ||= setTimeout(() => (net.hidden = false), PATIENCE);
    if (source?.readyState === EventSource.CLOSED) later(hear);
  });
}

/** The server answered with an error: the browser gives up then, we do not. */
function later(hear) {
  close();
  retry = setTimeout(() => open(hear), WAITS[Math.min(failures, WAITS.length - 1)]);
  failures += 1;
  if (failures === 3) leaveIfUnknown();
}

function close() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

/** The server may no longer know us: then the first page helps, waiting does not. */
async function leaveIfUnknown() {
  const answer = await fetch(url("/history"), { headers }).catch(() => null);
  if (answer?.status === 401) location.assign("/");
}
