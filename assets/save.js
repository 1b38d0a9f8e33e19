/* The network itself as a file for other programs: all of it, or what is shown. */
(() => {
  "use strict";

  const page = window.alliancePage;
  let what = "all";

  /* The address of each file, and what will be in it in words. */
  function links() {
    const view = page.view();
    if (!view || view.query === null) return;
    const name = encodeURIComponent(view.dataset);
    for (const link of document.querySelectorAll("[data-save]")) {
      const shown = what === "shown" ? `&${view.query}` : "";
      const { save, ending } = link.dataset;
      const href = `${page.base()}/save/${name}${ending}?format=${save}${shown}`;
      page.set(link.id, { href });
    }
    const words = document.getElementById("words").textContent.replaceAll("×", "");
    document.getElementById("save-words").textContent =
      what === "all" ? "Every claim, whatever is shown." : words;
  }

  window.dash_clientside.page.saving = (chosen) => {
    what = chosen;
    page.said("save-said", "");
    links();
    return window.dash_clientside.no_update;
  };

  page.saveLinks = links;
})();
