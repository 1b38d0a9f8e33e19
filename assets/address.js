/* The address says the view: a step in the history for each choice, none for a drag. */
(() => {
  "use strict";

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.title) document.title = view.title;
    if (view.query === null || view.history === "keep") return;
    const address = `${window.alliancePage.base()}/${encodeURIComponent(view.dataset)}?${view.query}`;
    if (address === window.location.pathname + window.location.search) return;
    if (view.history === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  });
})();
