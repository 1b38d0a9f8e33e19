/* The tables of ties and claims: made and filled when somebody looks at them, and again when the
   view has changed. The rows are the server's; sorting and filtering them is the grid's. The
   selected row is the view's selection. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const TABLES = ["ties", "claims"];
  const SLOW = 300; // ms after which the page says that it is waiting
  const TYPED = 150; // ms without a key before rows are looked for

  const byId = (id) => document.getElementById(id);
  const place = () => byId("table");
  const narrow = window.matchMedia("(width < 900px)");
  const grids = {}; // the grids' own interfaces by table, once they are there
  const held = {}; // what each table holds: {wanted, hash, columns, rows, more, marked}
  const asked = {}; // what each is asking for: {address, request, filled}
  let of = TABLES[0]; // which one is seen
  let making = null;

  const seen = () => page.view()?.picture === "table" && page.view().query !== null;

  // ---- making -------------------------------------------------------------------------

  function make() {
    making ??= new Promise((resolve) => {
      page.set("table-wanted", { data: true });
      const look = setInterval(() => {
        for (const table of TABLES) {
          try {
            grids[table] ??= window.dash_ag_grid.getApi(`table-${table}`);
          } catch {
            return; // Not there yet.
          }
          if (!grids[table]) return;
        }
        clearInterval(look);
        for (const table of TABLES) bind(table);
        resolve();
      }, 30);
    });
    return making;
  }

  function bind(table) {
    const grid = grids[table];
    const root = byId(`table-${table}`).querySelector("[role=grid], [role=treegrid]");
    root.setAttribute("aria-label", table === "ties" ? "Ties" : "Claims");
    root.setAttribute("aria-describedby", "table-help");
    grid.addEventListener("modelUpdated", count);
    grid.addEventListener("selectionChanged", count);
    grid.addEventListener("rowClicked", ({ data, event }) => {
      const aside = event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("a");
      // Who marks a text to copy it chooses no row.
      if (!aside && document.getSelection().isCollapsed) page.act("select", data.key);
    });
    grid.addEventListener("cellKeyDown", ({ data, event }) => {
      if (event.key !== "Enter") return;
      const link = event.target.closest(".ag-row").querySelector("a");
      if (!event.ctrlKey && !event.metaKey) page.act("select", data.key);
      else link?.click();
    });
  }

  // ---- filling ------------------------------------------------------------------------

  const wanted = (table) => {
    const view = page.view();
    return `${encodeURIComponent(view.dataset)}?of=${table}&${view.list}`;
  };

  /* Fills a table with the rows of the view; true once it holds them. */
  function fill(table) {
    const address = wanted(table);
    if (held[table]?.wanted === address) return Promise.resolve(true);
    if (asked[table]?.address === address) return asked[table].filled;
    asked[table]?.request.abort();
    const request = new AbortController();
    asked[table] = { address, request, filled: filling(table, address, request) };
    return asked[table].filled;
  }

  async function filling(table, address, { signal }) {
    const slow = setTimeout(() => place().classList.add("filling"), SLOW);
    try {
      // The rows are on their way while the grids are made.
      const [answer] = await Promise.all([page.ask(`${page.base()}/table/${address}`, { signal }), make()]);
      const content = await answer.json();
      if (!signal.aborted) show(table, address, content);
      return !signal.aborted;
    } catch (error) {
      if (!signal.aborted) page.say(error.message, { shown: true });
      return false;
    } finally {
      clearTimeout(slow);
      if (asked[table]?.address === address) {
        delete asked[table];
        place().classList.remove("filling");
      }
    }
  }

  function show(table, address, { hash, columns, rows, places, sources, more }) {
    const before = held[table];
    const names = ["key", ...columns.map(([name]) => name)];
    const made = rows.key.map((key, n) => {
      const row = { n, links: places[n].map((source) => sources[source]) };
      for (const name of names) row[name] = rows[name][n];
      row.id = row.id ?? key;
      return row;
    });
    held[table] = { wanted: address, hash, columns, rows: made, more, marked: undefined };
    const same = before && JSON.stringify(before.columns) === JSON.stringify(columns);
    const options = { rowData: made };
    if (!same) options.columnDefs = columns.map((column, n) => defined(column, n, made));
    grids[table].updateGridOptions(options);
    mark(table);
    count();
  }

  function defined([name, label, kind], n, rows) {
    const number = kind === "number";
    const header = widest(label.split(" "), "600 ") + (narrow.matches ? 34 : 18);
    const width = Math.max(widest(usual(name, rows)), header) + 36;
    return {
      field: name,
      headerName: label,
      wrapHeaderText: true,
      autoHeaderHeight: true,
      filter: number ? "agNumberColumnFilter" : "agTextColumnFilter",
      floatingFilter: !narrow.matches,
      width: Math.round(Math.min(width, narrow.matches ? 190 : 330)),
      pinned: n ? null : "left",
      ...(name === "sources" ? { cellRenderer: "Sources" } : {}),
      ...(number
        ? { type: "rightAligned", valueFormatter: ({ value }) => value?.toLocaleString("en") ?? "" }
        : { tooltipField: name }),
    };
  }

  /* Some of the longest texts of a column, but for the very longest. */
  function usual(name, rows) {
    const every = Math.ceil(rows.length / 2000);
    const texts = rows.filter((_, n) => n % every === 0).map((row) => String(row[name] ?? ""));
    texts.sort((a, b) => a.length - b.length);
    const last = Math.ceil(texts.length * 0.98);
    return texts.slice(Math.max(0, last - 20), last);
  }

  function widest(texts, weight = "") {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${weight}13px ${getComputedStyle(place()).fontFamily}`;
    return Math.max(0, ...texts.map((text) => pen.measureText(text).width));
  }

  // ---- what is seen -------------------------------------------------------------------

  function count() {
    if (!held[of]) return;
    const grid = grids[of];
    const every = held[of].rows.length;
    const part = grid.isAnyFilterPresent() ? `${grid.getDisplayedRowCount().toLocaleString("en")} of ` : "";
    const said = `${part}${every.toLocaleString("en")} ${every === 1 ? of.slice(0, -1) : of}`;
    if (byId("table-count").textContent !== said) byId("table-count").textContent = said;
    byId("table-more").textContent = held[of].more;
    const copy = place().querySelector("[data-page=table-copy]");
    const rows = picked();
    if (rows) copy.dataset.rows = `${rows.toLocaleString("en")} selected`;
    else delete copy.dataset.rows;
  }

  /* How many rows somebody selected beside those of the view's selection, to copy them. */
  function picked() {
    const nodes = grids[of].getSelectedNodes().filter((node) => node.displayed);
    const own = nodes.every((node) => node.data.key === page.view().selected);
    return own ? 0 : nodes.length;
  }

  function choose(table) {
    of = table;
    for (const one of TABLES) byId(`table-${one}-place`).hidden = one !== of;
    for (const button of place().querySelectorAll("[data-table]")) {
      const chosen = button.dataset.table === of;
      button.setAttribute("aria-checked", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    count();
    fill(of);
  }

  /* Selects and brings into sight what the view has selected. */
  function mark(table) {
    const chosen = page.view().selected;
    if (!held[table] || held[table].marked === chosen) return;
    held[table].marked = chosen;
    const nodes = [];
    if (chosen?.includes(">")) {
      grids[table].forEachNode((node) => node.data.key === chosen && nodes.push(node));
    }
    // By way of Dash, which else would put back what was selected before the rows came.
    page.set(`table-${table}`, { selectedRows: { ids: nodes.map((node) => node.id) } });
    const first = nodes.find((node) => node.displayed);
    if (first) grids[table].ensureNodeVisible(first);
  }

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.query === null || !seen()) return;
    for (const table of TABLES) mark(table);
    fill(of);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#table [data-table]");
    if (button) choose(button.dataset.table);
  });

  let typing = 0;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "table-find") return;
    clearTimeout(typing);
    typing = setTimeout(() => {
      for (const table of TABLES) grids[table].setGridOption("quickFilterText", event.target.value);
      count();
    }, TYPED);
  });

  // ---- for what leaves the page (table-files.js) --------------------------------------

  page.table = { fill, grids, held, of: () => of, picked, wanted };
})();
