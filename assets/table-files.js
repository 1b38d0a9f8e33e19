/* What is shown in a table, as rows on the clipboard or as a file. The page says which rows, in
   their order; the server writes them. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const TABLES = ["ties", "claims"];

  /* Numbers of the rows that a grid shows, in their order; null if they are all in the first. */
  function rows(name, { chosen = false } = {}) {
    const found = [];
    page.table.grids[name].forEachNodeAfterFilterAndSort((node) => {
      if (!chosen || node.isSelected()) found.push(node.data.n);
    });
    const every = page.table.held[name].rows.length;
    const plain = found.length === every && found.every((n, place) => n === place);
    return plain ? null : found;
  }

  function written(ending, shown) {
    const of = page.table.of();
    return page.ask(`${page.base()}/table/${page.table.wanted(of).replace("?", `.${ending}?`)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ hash: page.table.held[of].hash, ...shown }),
    });
  }

  /* Copies the selected rows, or all that are shown. */
  async function copy(chosen) {
    const of = page.table.of();
    if (!(await page.table.fill(of))) return;
    const shown = rows(of, { chosen });
    const number = shown?.length ?? page.table.held[of].rows.length;
    try {
      // The promise is handed over, since a browser allows copying only right after the click.
      const text = written("tsv", { [of]: shown }).then((answer) => answer.blob());
      const plain = text.then((blob) => new Blob([blob], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
      const word = number === 1 ? of.slice(0, -1) : of;
      page.say(`${number.toLocaleString("en")} ${word} copied.`, { shown: true });
    } catch (error) {
      const refused = error.name === "NotAllowedError" || !window.ClipboardItem;
      const own = "The browser does not let the page copy: download CSV instead.";
      page.say(refused ? own : error.message, { shown: true });
    }
  }

  async function download(ending, names) {
    for (const name of names) if (!(await page.table.fill(name))) return;
    try {
      const answer = await written(ending, Object.fromEntries(names.map((one) => [one, rows(one)])));
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1];
      page.keep(await answer.blob(), name);
    } catch (error) {
      page.say(error.message, { shown: true });
    }
  }

  page["table-copy"] = () => copy(page.table.picked() > 0);
  page["table-csv"] = () => download("csv", [page.table.of()]);
  page["table-xlsx"] = () => download("xlsx", TABLES);

  document.addEventListener("keydown", (event) => {
    const copying = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
    if (!copying || !event.target.closest?.("#table .ag-cell")) return;
    if (!document.getSelection().isCollapsed) return;
    event.preventDefault();
    copy(page.table.grids[page.table.of()].getSelectedNodes().length > 0);
  });
})();
