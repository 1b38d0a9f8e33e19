/* The panel: when it stands beside the picture, and where the keyboard goes with it. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  // What two dates have apart opens by itself where there is room for it beside the picture.
  const roomy = window.matchMedia("(min-width: 900px)");
  let closed = true;

  const comparing = () => Boolean(page.view()?.compared) && !page.view().selected;

  function stand() {
    const shell = byId("shell");
    const view = page.view();
    shell.classList.toggle("with-panel", Boolean(view.selected) || (comparing() && !closed));
    shell.classList.toggle("comparing", comparing());
  }

  document.addEventListener("alliance:view", ({ detail: { view, before } }) => {
    if (view.compared && !before?.compared) closed = !roomy.matches || page.embedded;
    stand();
  });

  /* Whether the panel shows what changed. */
  page.comparing = () => comparing() && !closed;

  /* Shows what changed, or closes it: the button that shows it again stands over the picture. */
  page.comparison = () => {
    closed = !closed;
    stand();
    if (closed) document.querySelector(".comparison-button").focus();
    else byId("panel").querySelector(".panel-title")?.focus();
  };

  // ---- lines that are made when they are asked for ----------------------------------------

  function fill(place) {
    const made = JSON.parse(place.dataset.lines).map(([key, said]) => {
      const line = page.element("button", { type: "button", className: "panel-tie" }, said);
      Object.assign(line.dataset, { do: "select", of: key });
      return page.element("li", {}, line);
    });
    place.replaceChildren(...made);
  }

  const places = (within) => within.querySelectorAll("details[open] > [data-lines]");

  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.open && target.closest("#panel")) places(target.parentElement).forEach(fill);
    },
    true,
  );

  // ---- where the keyboard goes ----------------------------------------------------------

  /* Whoever chose with the keyboard goes on in the panel; the pointer stays where it is. */
  let from = null;
  let about = null;

  window.dash_clientside.page.opened = (content) => {
    const panel = byId("panel");
    const byKey = page.chosenByKey();
    const was = about;
    const parts = Array.isArray(content) ? content : [];
    about = parts.map((part) => part?.props?.["data-about"]).find(Boolean) ?? null;
    places(panel).forEach(fill);
    // Time and filters change what it says, not what it is about.
    if (about === was) return window.dash_clientside.no_update;
    panel.parentElement.scrollTop = 0;
    if (about && byKey && (was || about !== "comparison")) {
      if (!panel.contains(document.activeElement)) from = document.activeElement;
      requestAnimationFrame(() => {
        // Back where the way on was taken.
        const line = was && panel.querySelector(`.panel-tie[data-of="${CSS.escape(was)}"]`);
        const seen = line?.checkVisibility() ? line : panel.querySelector(".panel-title");
        seen?.focus();
      });
    } else if (!about && from) {
      const back = from.isConnected ? from : byId("main");
      from = null;
      if (byKey) back.focus();
    }
    return window.dash_clientside.no_update;
  };

  // ---- how a source is cited ------------------------------------------------------------

  page["copy-cited"] = (button) => {
    const cited = button.closest(".cited-source").querySelector(".cited-text");
    return page.copy(cited.textContent, null, "The citation is copied.");
  };
})();
