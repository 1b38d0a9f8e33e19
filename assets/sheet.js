/* Drawn sheets: fetches the one that shows the present view at the size of its place. What is
   pointed at, walked along and chosen in it: sheet-pointer.js. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const sheet = (window.allianceSheet ||= {});
  const DRAWN = ["timeline", "pair", "years", "relations"];
  const SLOW = 300; // ms after which the page says that it is drawing
  const SVG = "http://www.w3.org/2000/svg";

  const byId = (id) => document.getElementById(id);
  const drawing = () => byId("sheet-drawing");
  const scroll = () => byId("sheet-scroll");

  let shown = ""; // address of the sheet that is seen
  let kind = null; // which picture it is
  let asked = null; // the request under way
  let waiting = 0;
  let watched = null; // the place whose size is watched

  // ---- fetching -----------------------------------------------------------------------

  const isSheet = (view) => view && view.query !== null && DRAWN.includes(view.picture);

  function address(view) {
    const [w, h] = [drawing().clientWidth, scroll().clientHeight].map((side, i) =>
      Math.round(side - (i ? inset("Top") : inset("Left") + inset("Right"))),
    );
    const query = `${view.query}&w=${w}&h=${h}&scheme=${page.resolved(view.theme)}`;
    return `${page.base()}/sheet/${encodeURIComponent(view.dataset)}?${query}`;
  }

  const inset = (side) => parseFloat(getComputedStyle(drawing())[`padding${side}`]);

  /* Once the page has taken its shape: a panel that opens makes the place narrower. */
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => (waiting = requestAnimationFrame(draw)));
  }

  async function draw() {
    const view = page.view();
    if (!isSheet(view) || !scroll()?.clientWidth) return;
    const wanted = address(view);
    if (wanted === shown) return;
    asked?.abort();
    const request = (asked = new AbortController());
    const slow = setTimeout(() => byId("sheet").classList.add("drawing"), SLOW);
    try {
      const answer = await page.ask(wanted, { signal: request.signal });
      const text = await answer.text();
      if (request.signal.aborted) return;
      show(new DOMParser().parseFromString(text, "image/svg+xml").documentElement);
      shown = wanted;
    } catch (error) {
      if (!request.signal.aborted) fault(error.message);
    } finally {
      clearTimeout(slow);
      if (asked === request) byId("sheet").classList.remove("drawing");
    }
  }

  function fault(sentence) {
    shown = "";
    const said = document.createElement("p");
    said.className = "sheet-fault";
    said.setAttribute("role", "alert");
    said.textContent = sentence;
    drawing().replaceChildren(said);
  }

  // ---- showing ------------------------------------------------------------------------

  function show(drawn) {
    const root = document.importNode(drawn, true);
    // Its ids may be those of other things on the page.
    for (const one of [root, ...root.querySelectorAll("[id]")]) {
      if (one.id) one.dataset.layer = one.id;
      one.removeAttribute("id");
    }
    root.removeAttribute("aria-labelledby");
    root.setAttribute("aria-label", root.querySelector("desc")?.textContent ?? "");
    const rows = [...root.querySelectorAll("rect.row")];
    const list = rows.length ? listOf(rows, root) : null;
    for (const one of root.querySelectorAll(":scope > :is(title, desc), rect.row")) one.remove();
    if (!list) hits(root);
    const held = hold();
    const had = document.activeElement?.closest?.(".sheet-row")?.dataset.key;
    drawing().replaceChildren(...[axisOf(root), root, list].filter(Boolean));
    // What holds nothing to walk along is scrolled by key itself.
    if (list) scroll().removeAttribute("tabindex");
    else scroll().tabIndex = 0;
    scroll().setAttribute("role", "group");
    scroll().setAttribute("aria-label", root.getAttribute("aria-label"));
    sheet.mark(page.view()?.selected);
    release(held);
    if (had) sheet.rowOf(had)?.focus({ preventScroll: true });
  }

  /* The rows as a list that one walks along: over the drawing, which says nothing by itself. */
  function listOf(rows, root) {
    root.setAttribute("aria-hidden", "true");
    const list = document.createElement("div");
    list.className = "sheet-rows";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", root.getAttribute("aria-label"));
    for (const row of rows) {
      const option = document.createElement("div");
      option.className = "sheet-row";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.setAttribute("aria-label", row.querySelector("title").textContent);
      option.tabIndex = -1;
      option.dataset.key = row.dataset.tie;
      option.style.top = `${row.getAttribute("y")}px`;
      option.style.height = `${row.getAttribute("height")}px`;
      list.append(option);
    }
    return list;
  }

  /* The names of the axis alone, which stay in sight while the rows are scrolled. */
  function axisOf(root) {
    const named = [...root.querySelectorAll('[data-layer="axis"] text')];
    if (!named.length) return null;
    const tops = named.map((one) => Number(one.getAttribute("y")));
    const [top, bottom] = [Math.min(...tops) - 14, Math.max(...tops) + 6];
    const width = root.getAttribute("viewBox").split(" ")[2];
    const alone = document.createElementNS(SVG, "svg");
    const size = { width, height: bottom - top, viewBox: `0 ${top} ${width} ${bottom - top}` };
    for (const [name, value] of Object.entries(size)) alone.setAttribute(name, value);
    alone.setAttribute("font-family", root.getAttribute("font-family"));
    alone.append(...named.map((one) => one.cloneNode(true)));
    const place = document.createElement("div");
    place.className = "sheet-axis";
    place.setAttribute("aria-hidden", "true");
    place.dataset.from = String(top);
    place.append(alone);
    return place;
  }

  /* Wide strokes that nobody sees, for the pointer. */
  function hits(root) {
    for (const tie of root.querySelectorAll("g[data-tie], path[data-tie]")) {
      const body = tie.matches("path") ? tie : tie.querySelector("path");
      const hit = body.cloneNode();
      for (const name of ["data-tie", "stroke", "stroke-width", "id"]) hit.removeAttribute(name);
      hit.setAttribute("class", "hit");
      if (tie !== body) {
        tie.append(hit);
        continue;
      }
      const group = document.createElementNS(SVG, "g");
      group.dataset.tie = tie.dataset.tie;
      tie.replaceWith(group);
      delete tie.dataset.tie;
      group.append(tie, hit);
    }
  }

  /* Where the chosen row, else the first that is seen, stands; there it stays. */
  function hold() {
    const top = scroll().scrollTop;
    const rows = [...drawing().querySelectorAll(".sheet-row")];
    const seen = (row) => row.offsetTop + row.offsetHeight > top;
    const inside = (row) => seen(row) && row.offsetTop < top + scroll().clientHeight;
    const focused = rows.find((row) => row === document.activeElement);
    const chosen = rows.find((row) => row.dataset.key === page.view()?.selected && inside(row));
    const row = focused ?? chosen ?? rows.find(seen);
    return { top, key: row?.dataset.key, off: row ? row.offsetTop - top : 0 };
  }

  function release({ top, key, off }) {
    const row = key && top > 0 ? sheet.rowOf(key) : null;
    scroll().scrollTop = row ? row.offsetTop - off : top;
    stick();
  }

  /* The axis that stays is seen only where the other is not. */
  function stick() {
    const axis = drawing()?.querySelector(".sheet-axis");
    if (!axis) return;
    const gone = scroll().scrollTop > Number(axis.dataset.from);
    axis.firstChild.style.visibility = gone ? "visible" : "hidden";
  }

  // ---- the page -----------------------------------------------------------------------

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (!scroll() || view.query === null) return;
    if (watched !== scroll()) {
      watched = scroll();
      sheet.bind(watched);
      watched.addEventListener("scroll", stick, { passive: true });
      new ResizeObserver(soon).observe(watched);
    }
    if (view.picture !== kind) {
      // Nothing of another picture is seen under this one's tab, and this one from its top.
      kind = view.picture;
      shown = "";
      drawing().replaceChildren();
    }
    sheet.mark(view.selected);
    if (isSheet(view)) soon();
    else asked?.abort();
  });

  Object.assign(sheet, { seen: isSheet });
})();
