// What the server gave this page: who it is for, its limits, and the words of its language.

export const given = JSON.parse(document.getElementById("given").textContent);
export const words = given.words;

/** The address of a path of ours, for the person of this page. */
export function url(path, query = {}) {
  const address = new URL(path + given.as, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value) address.searchParams.set(name, value);
  }
  return address;
}

export const headers = { "X-Reader-Language": document.documentElement.lang };

/** An element with properties and children; a child that is text stays text, whatever it holds. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
