/* The address says the view: a step in the history for each choice, none for a drag. */
(() => {
  "use strict";

  const page = window.alliancePage;

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.title) document.title = view.title;
    if (view.query === null || view.history === "keep") return;
    const { pathname, search, hash } = window.location;
    const query = page.embedded ? `${view.query}&embed=1` : view.query;
    const address = `${page.base()}/${encodeURIComponent(view.dataset)}?${query}${hash}`;
    if (address === pathname + search + hash) return;
    // The steps of a page in a frame would stand in the way of who goes back in the page round it.
    // While a story is presented, going back leaves it.
    const push = view.history === "push" && !page.embedded && !window.alliancePresent.on();
    if (push) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  });
})();
