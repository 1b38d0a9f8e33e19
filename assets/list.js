/* The list beside the picture: one tab stop, arrow keys walk actors and ties, Enter opens, and
   what has the focus is drawn in the picture. Its sentences are the server's. */
(() => {
  "use strict";

  const page = window.alliancePage;
  // Without a change for so many ms the list is fetched: at once where it is seen, else when it
  // keeps nobody waiting.
  const SEEN = 100;
  const UNSEEN = 1200;
  const place = () => document.getElementById("listing-items");

  let held = { actors: [], ties: [] };
  let wanted = ""; // dataset and filters the list should show
  let shown = "";
  let waiting = 0;
  let asked = null; // the request under way
  let current = null; // key of the item that the tab key reaches
  let from = null; // the actor whose ties are walked

  const ends = (key) => key.split(":")[0].split(">");

  // ---- content ------------------------------------------------------------------------

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.query === null) return;
    wanted = `${view.dataset}?${view.list}`;
    if (view.selected) current = view.selected;
    mark(view.selected);
    clearTimeout(waiting);
    if (wanted === shown) return;
    const seen = document.getElementById("shell").hasAttribute("data-list");
    waiting = setTimeout(fetchList, seen || !shown ? SEEN : UNSEEN);
  });

  async function fetchList() {
    clearTimeout(waiting);
    if (wanted === shown) return true;
    asked?.abort();
    asked = new AbortController();
    const what = wanted;
    try {
      const answer = await fetch(`${page.base()}/list/${what}`, { signal: asked.signal });
      if (!answer.ok) return false;
      held = await answer.json();
      shown = what;
      draw();
      return true;
    } catch {
      return false;
    }
  }

  function draw() {
    const had = place().contains(document.activeElement);
    const group = (title, items) => {
      const box = document.createElement("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", title);
      const heading = document.createElement("div");
      heading.className = "listing-group";
      heading.setAttribute("aria-hidden", "true");
      heading.textContent = `${title} ${items.length}`;
      box.append(heading);
      for (const [key, sentence] of items) {
        const item = document.createElement("div");
        item.className = "listing-item";
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.tabIndex = -1;
        item.dataset.key = key;
        item.dir = "auto";
        item.textContent = sentence;
        box.append(item);
      }
      return box;
    };
    const groups = [];
    if (held.actors.length) groups.push(group("Actors", held.actors));
    if (held.ties.length) groups.push(group("Ties", held.ties));
    place().replaceChildren(...groups);
    document.getElementById("listing-more").textContent = held.more;
    stop(item(current) || place().querySelector("[role=option]"));
    mark(page.view()?.selected);
    if (had) place().querySelector("[tabindex='0']")?.focus();
  }

  const item = (key) => key && place().querySelector(`[data-key="${CSS.escape(key)}"]`);

  /* The one item that the tab key reaches. */
  function stop(at) {
    for (const one of place().querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
    if (!at) return;
    at.tabIndex = 0;
    current = at.dataset.key;
  }

  function mark(selected) {
    if (!place()) return;
    for (const one of place().querySelectorAll("[aria-selected='true']")) {
      one.setAttribute("aria-selected", "false");
    }
    item(selected)?.setAttribute("aria-selected", "true");
  }

  // ---- walking ------------------------------------------------------------------------

  const keys = (items) => items.map(([key]) => key);
  const tiesOf = (actor) => keys(held.ties).filter((key) => ends(key).includes(actor));

  /* Where an arrow key leads from an item. */
  function next(key, arrow) {
    const isTie = key.includes(">");
    const back = arrow === "ArrowUp" || arrow === "ArrowDown";
    if (back) {
      const row = isTie && from ? tiesOf(from) : keys(isTie ? held.ties : held.actors);
      const whole = isTie && from ? row : [...keys(held.actors), ...keys(held.ties)];
      const at = whole.indexOf(key) + (arrow === "ArrowDown" ? 1 : -1);
      return whole[at] ?? key;
    }
    if (!isTie) {
      if (arrow === "ArrowLeft") return key;
      const ties = tiesOf(key);
      if (ties.length) from = key;
      return ties[0] ?? key;
    }
    const [start, end] = ends(key);
    if (!from || !ends(key).includes(from)) from = start;
    const to = arrow === "ArrowLeft" ? from : from === start ? end : start;
    from = null;
    return to;
  }

  async function walk(arrow) {
    await fetchList();
    const key = next(current, arrow);
    focus(key);
  }

  function focus(key) {
    const to = item(key);
    if (!to) return;
    stop(to);
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  }

  const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

  document.addEventListener("keydown", (event) => {
    const at = event.target.closest?.("#listing-items [role=option]");
    if (!at) return;
    current = at.dataset.key;
    if (ARROWS.includes(event.key)) {
      event.preventDefault();
      walk(event.key);
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      const every = [...keys(held.actors), ...keys(held.ties)];
      focus(event.key === "Home" ? every[0] : every[every.length - 1]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      page.act("select", at.dataset.key);
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target.closest("#listing-items [role=option]");
    if (!at) return;
    from = null;
    stop(at);
    page.act("select", at.dataset.key);
  });

  document.addEventListener("focusin", (event) => {
    const at = event.target.closest?.("#listing-items [role=option]");
    if (at) stop(at);
    window.allianceNetwork?.point(at ? at.dataset.key : null);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.closest?.("#listing-items")) window.allianceNetwork?.point(null);
  });

  // ---- showing ------------------------------------------------------------------------

  page.list = async () => {
    const shell = document.getElementById("shell");
    const open = shell.toggleAttribute("data-list");
    const button = document.querySelector(".list-button");
    button.setAttribute("aria-expanded", String(open));
    if (!open) {
      button.focus();
      return;
    }
    await fetchList();
    place().querySelector("[tabindex='0']")?.focus();
  };

  /* From anywhere on the page: walk on from the chosen actor or tie, also where the choice has no
     answer yet. */
  page.walk = async (arrow) => {
    await page.answered();
    await fetchList();
    const selected = page.view()?.selected;
    if (!selected || !item(selected)) return;
    current = selected;
    from = null;
    walk(arrow);
  };
})();
