// Who else of the sample office was written to since this tab last looked at them.

const KEPT = "news";

/** Mark somebody as written to (or, with `fresh` false, as looked at), and draw the marks. */
export function note(address, fresh) {
  const addresses = new Set(JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"));
  if (fresh) addresses.add(address);
  else addresses.delete(address);
  sessionStorage.setItem(KEPT, JSON.stringify([...addresses]));
  for (const card of document.querySelectorAll(".person")) {
    card.querySelector(".news").hidden = !addresses.has(card.dataset.address);
  }
}
