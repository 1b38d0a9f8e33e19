/* A drawn sheet under pointer and keys: its rows, lines and symbols are pointed at, walked along
   and chosen. What is pointed at or has the focus elsewhere is marked here too. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const network = window.allianceNetwork;
  const sheet = (window.allianceSheet ||= {});

  const byId = (id) => document.getElementById(id);
  const drawing = () => byId("sheet-drawing");
  const rows = () => [...(drawing()?.querySelectorAll(".sheet-row") ?? [])];
  const rowOf = (key) => drawing()?.querySelector(`.sheet-row[data-key="${CSS.escape(key)}"]`);

  let pointed = null; // key that is pointed at

  /* Everything that shows a tie or an actor: one of each in every small picture. */
  function every(key) {
    const named = CSS.escape(key);
    const wanted = `[data-key="${named}"], [data-tie="${named}"], [data-actor="${named}"]`;
    return drawing()?.querySelectorAll(wanted) ?? [];
  }

  function keyAt(target) {
    const at = target.closest?.(".sheet-row, [data-tie], [data-actor]");
    if (!at || !drawing()?.contains(at)) return null;
    return at.dataset.key ?? at.dataset.tie ?? at.dataset.actor;
  }

  // ---- marking ------------------------------------------------------------------------

  function light(key) {
    if (pointed) for (const one of every(pointed)) one.classList.remove("pointed");
    pointed = key;
    if (key) for (const one of every(key)) one.classList.add("pointed");
  }

  /* Marks what is chosen; the tab key reaches its row, else the one it did. */
  function mark(selected) {
    const all = rows();
    for (const row of all) row.setAttribute("aria-selected", String(row.dataset.key === selected));
    stop((selected && rowOf(selected)) || all.find((row) => row.tabIndex === 0) || all[0]);
    // Another drawing of it stands in the place of the one that was pointed at.
    light(pointed);
  }

  function stop(at) {
    for (const row of rows()) row.tabIndex = row === at ? 0 : -1;
  }

  async function tip(key, x, y) {
    const row = rowOf(key);
    const said = row?.getAttribute("aria-label") ?? (await network.sentence(key).catch(() => ""));
    if (pointed !== key || !said) return;
    const place = byId("sheet-tip");
    place.textContent = said;
    place.hidden = false;
    const box = byId("sheet").getBoundingClientRect();
    const left = Math.max(8, Math.min(x - box.left + 14, box.width - place.offsetWidth - 8));
    const [below, over] = [y - box.top + 18, y - box.top - place.offsetHeight - 12];
    const top = below + place.offsetHeight < box.height ? below : over;
    place.style.transform = `translate(${left}px, ${top}px)`;
  }

  function point(key, x, y) {
    if (key === pointed) return;
    byId("sheet-tip").hidden = true;
    light(key);
    if (key) tip(key, x, y);
  }

  // ---- pointer and keys ---------------------------------------------------------------

  function bind(place) {
    place.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") point(keyAt(event.target), event.clientX, event.clientY);
    });
    place.addEventListener("pointerleave", () => point(null));
    place.addEventListener("scroll", () => point(null), { passive: true });
    place.addEventListener("click", (event) => {
      const key = keyAt(event.target);
      if (key || page.view()?.selected) page.act("select", key);
      // The panel says more, and may stand where the tip would.
      byId("sheet-tip").hidden = true;
    });
    // What a row says is seen too where it has the focus by key.
    place.addEventListener("focusin", ({ target }) => {
      const row = target.closest(".sheet-row");
      if (!row) return;
      stop(row);
      if (!row.matches(":focus-visible")) return;
      const box = row.getBoundingClientRect();
      point(row.dataset.key, box.left + box.width / 3, box.bottom - 14);
    });
    place.addEventListener("focusout", () => point(null));
    place.addEventListener("keydown", walk);
  }

  function walk(event) {
    const row = event.target.closest(".sheet-row");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      page.act("select", row.dataset.key);
      return;
    }
    const all = rows();
    const at = all.indexOf(row);
    const far = Math.max(1, Math.floor(byId("sheet-scroll").clientHeight / row.offsetHeight) - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(at + far, all.length - 1),
      PageUp: Math.max(at - far, 0),
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (!all[to]) return;
    inSight(all[to]);
    all[to].focus({ preventScroll: true });
  }

  /* A row under the axis that stays is not in sight. */
  function inSight(row) {
    const place = byId("sheet-scroll");
    const axis = drawing().querySelector(".sheet-axis > svg")?.clientHeight ?? 0;
    if (row.offsetTop < place.scrollTop + axis) place.scrollTop = row.offsetTop - axis;
    const low = row.offsetTop + row.offsetHeight - place.clientHeight;
    if (low > place.scrollTop) place.scrollTop = low;
  }

  // What has the focus in a list beside the sheet is marked in it too.
  const { point: draws } = network;
  network.point = (key) => {
    draws(key);
    if (!sheet.seen(page.view())) return;
    light(key);
    const row = key && rowOf(key);
    if (row) inSight(row);
  };

  Object.assign(sheet, { bind, mark, rowOf });
})();
