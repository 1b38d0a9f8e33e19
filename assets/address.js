/* The address says the view: a step in the history for each choice, none for a drag. */
(() => {
  "use strict";

  const page = window.alliancePage;

  const QUIET = new Set(["as-of", "drop", "place"]); // many of these make one intention
  let opened = 0; // number of the last act that shows what the address says
  let chosen = 0; // and of the last that is a step to go back from

  document.addEventListener("alliance:act", ({ detail: { n, what } }) => {
    if (what === "open") opened = n;
    else if (!QUIET.has(what)) chosen = n;
  });

  /* What becomes of the history. Of two answers that come at once only the second is told, which
     does not say what the first has changed. */
  function step(view, before) {
    if (!before || opened > before.n) return view.history;
    return chosen > before.n ? "push" : "replace";
  }

  document.addEventListener("alliance:view", ({ detail: { view, before } }) => {
    if (view.title) document.title = view.title;
    const history = step(view, before);
    if (view.query === null || history === "keep") return;
    const { pathname, search, hash } = window.location;
    const query = page.embedded ? `${view.query}&embed=1` : view.query;
    const address = `${page.base()}/${encodeURIComponent(view.dataset)}?${query}${hash}`;
    if (address === pathname + search + hash) return;
    // The steps of a page in a frame would stand in the way of who goes back in the page round it.
    // While a story is presented, going back leaves it.
    const push = history === "push" && !page.embedded && !window.alliancePresent.on();
    if (push) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  });
})();
