/* The choices of evidence in the rail. The server says once for a network which there are; this
   script makes their rows, asks it what is on and what each choice would leave, and sets that.
   Numbers are asked for only while somebody sees them. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const REST = 200; // ms in which a view that keeps changing, as time plays, asks for nothing
  const FIELDS = [
    ...["min_sources", "min_weight", "look_back"],
    ...["sources", "claimants", "credibility", "forms"],
  ];

  const rail = () => document.getElementById("rail-evidence");
  let shape = null; // which choices are there
  let last = ""; // what was asked for
  let resting = 0;

  /* What of a view makes a difference here: all that chooses ties where there are numbers. */
  function asking(view) {
    const numbers = Boolean(rail().querySelector("details[open]"));
    const given = new URLSearchParams(view.list);
    const matters = numbers ? view.list : FIELDS.map((field) => given.get(field));
    return [numbers, JSON.stringify([view.dataset, view.hash, numbers, matters])];
  }

  function ask() {
    clearTimeout(resting);
    const view = page.view();
    if (!view || view.query === null) return;
    const [numbers, key] = asking(view);
    if (key === last) return;
    last = key;
    const { dataset, list: query } = view;
    page.set("evidence-asked", { data: { dataset, query, numbers, shape } });
  }

  document.addEventListener("alliance:view", ({ detail: { before } }) => {
    clearTimeout(resting);
    const here = !before || rail().contains(document.activeElement);
    if (here) page.idle(ask);
    else resting = setTimeout(ask, REST);
  });
  document.addEventListener(
    "toggle",
    (event) => event.target.matches?.(".evidence-group[open]") && ask(),
    true,
  );

  const made = new WeakMap(); // list -> the rows that it was made of

  /* Makes the rows of a list: what is done, what it is done to, and a place for a number. */
  function fill(list) {
    const { rows, deed } = list.dataset;
    if (made.get(list) === rows) return;
    made.set(list, rows);
    const role = list.getAttribute("role") === "group" ? "checkbox" : "radio";
    const row = ([of, label, said]) => {
      const name = page.element("span", { className: "evidence-label", dir: "auto" }, label);
      const does = { "data-do": deed, "data-of": of, "aria-label": said };
      const look = { type: "button", className: "evidence-one", role };
      return page.element(
        "li",
        { className: "row", role: "none" },
        page.element("button", { ...look, ...does }, name),
        page.element("span", { className: "row-count", "aria-hidden": "true" }),
      );
    };
    list.replaceChildren(...JSON.parse(rows).map(row));
  }

  function tell(told) {
    shape = told.shape;
    rail().querySelectorAll("[data-rows]").forEach(fill);
    for (const group of rail().querySelectorAll(".evidence-group")) {
      const now = told.groups[group.dataset.group];
      if (!now) continue;
      group.dataset.chosen = String(now[0]);
      group.querySelector(".evidence-chosen").textContent = now[1];
    }
    for (const control of rail().querySelectorAll(".evidence-one")) {
      const now = told.options[`${control.dataset.do}:${control.dataset.of}`];
      if (!now) continue;
      const [on, number, name] = now;
      control.setAttribute("aria-checked", String(on));
      control.nextElementSibling.textContent = number ?? "";
      control.parentElement.classList.toggle("evidence-none", number === "0");
      if (name) control.setAttribute("aria-label", name);
    }
    for (const group of rail().querySelectorAll("[role=radiogroup]")) page.reach(group);
  }

  window.dash_clientside.page.evidence = (told) => {
    // Once what is new is on the page.
    if (told) requestAnimationFrame(() => tell(told));
    return window.dash_clientside.no_update;
  };

  // ---- long lists -----------------------------------------------------------------------

  page["evidence-all"] = (button) => {
    const all = document.getElementById(button.getAttribute("aria-controls"));
    const shown = all.toggleAttribute("data-all");
    button.setAttribute("aria-expanded", String(shown));
    button.textContent = shown ? button.dataset.less : button.dataset.more;
  };

  function find(field) {
    const group = field.closest(".evidence-group");
    const rows = [...group.querySelectorAll(".row")];
    const words = field.value.trim().toLocaleLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(words);
    group.toggleAttribute("data-finding", Boolean(words));
    const found = rows.filter((row) => !row.hidden).length;
    group.querySelector(".evidence-found").textContent = words ? `${found} of ${rows.length}` : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches(".evidence-field")) find(event.target);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const field = event.key === "Escape" && event.target.closest?.(".evidence-field");
      if (!field || !field.value) return;
      event.preventDefault();
      page.set(field.id, { value: "" });
      field.value = "";
      find(field);
    },
    true,
  );
})();
