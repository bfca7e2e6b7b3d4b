// The page of the sample office where one chooses whom to be.

import { note } from "./news.js";

note("", false);
// Coming back with the browser's own button shows the page as it was left.
window.addEventListener("pageshow", () => note("", false));
