/* The dialogue of networks: those that are served, those opened in this browser, one's own data. */
(() => {
  "use strict";

  const SLOW = 300; // ms for which the dialogue waits for its list

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  const counted = (number, word) =>
    `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

  // ---- the lists ----------------------------------------------------------------------

  /* A link that goes there without loading the page again. */
  function link(network, ...children) {
    const { element } = page;
    const href = `${page.base()}/${encodeURIComponent(network)}`;
    const made = element("a", { className: "network", href }, ...children);
    if (page.view()?.dataset === network) made.setAttribute("aria-current", "true");
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      byId("networks").close();
      if (page.view()?.dataset === network) return;
      window.alliancePresent.stop();
      page["close-notice"]();
      page.go(network);
      byId("main").focus();
    });
    return element("li", {}, made);
  }

  function served({ name, title, about, reach, actors, ties, claims }) {
    const { element } = page;
    const numbers = [counted(actors, "actor"), counted(ties, "tie"), counted(claims, "claim")];
    return link(
      name,
      element("span", { className: "network-title" }, title),
      page.view()?.dataset === name ? element("span", { className: "network-now" }, "Shown now") : "",
      element("span", { className: "network-about" }, about),
      element("span", { className: "network-numbers" }, numbers.join(", ")),
      element(
        "span",
        { className: "network-reach" },
        ...reach.map((sentence) => element("span", {}, sentence)),
      ),
    );
  }

  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

  function lately({ network, title, file, at }, there) {
    const { element } = page;
    const about = [
      element("span", { className: "network-title" }, title),
      element("span", { className: "network-about" }, `${file}, opened ${when.format(at)}`),
    ];
    if (there !== false) return link(network, ...about);
    const gone = element("span", { className: "network-about" }, "Not kept any more: open the file again.");
    return element("li", {}, element("div", { className: "network network-gone" }, ...about, gone));
  }

  function recent(there) {
    const kept = page.recent.all();
    byId("networks-lately").hidden = kept.length === 0;
    const rows = kept.map((one) => lately(one, there ? there.includes(one.network) : null));
    byId("networks-recent").replaceChildren(page.element("ul", {}, ...rows));
  }

  const ask = async (path) => (await page.ask(`${page.base()}/${path}`)).json();

  async function fill() {
    byId("networks-said").textContent = "";
    const names = page.recent.all().map(({ network }) => network);
    recent(null);
    try {
      const kept = names.length ? ask(`served/kept?names=${names.join(",")}`) : [];
      const here = await ask("served");
      byId("networks-here").replaceChildren(page.element("ul", {}, ...here.map(served)));
      recent(await kept);
    } catch (error) {
      byId("networks-said").textContent = error.message;
    }
  }

  // ---- opening it ---------------------------------------------------------------------

  async function open(focus) {
    byId("own-said").textContent = "";
    const filled = fill();
    // Opened with the list in it, so that nothing jumps, unless the server takes its time.
    await Promise.race([filled, new Promise((done) => setTimeout(done, SLOW))]);
    if (!byId("networks").open) page.show("networks");
    focus();
  }

  page.networks = () =>
    open(() => {
      const first = byId("networks").querySelector("[aria-current]") ?? byId("networks");
      (first.querySelector?.("a") ?? first).focus();
    });

  page["own-data"] = (control, rows = null) =>
    open(() => {
      const taken = rows !== null && !byId("own-table").hidden;
      if (taken) page.set("own-rows", { value: rows });
      const wanted = taken ? "open-rows" : "choose-file";
      byId("networks").querySelector(`[data-page=${wanted}]`).focus();
    });

  page["forget-networks"] = () => {
    page.recent.forget();
    recent(null);
    byId("networks").querySelector("[data-page=choose-file]").focus();
  };

  page["open-rows"] = () => {
    const text = byId("own-rows").value;
    if (!text.trim()) {
      byId("own-said").textContent = "Paste some rows first.";
      byId("own-rows").focus();
      return;
    }
    const name = text.includes("\t") ? "pasted rows.tsv" : "pasted rows.csv";
    page.openFile(new File([text], name));
  };
})();
