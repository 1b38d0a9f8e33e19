/* The search field as a combobox: arrow keys walk what was found, Enter takes it. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const field = () => document.getElementById("search");
  const results = () => document.getElementById("search-results");
  const options = () => [...results().querySelectorAll("[role=option]")];
  let active = -1;
  let kept = null; // what the active option leads to: it stays active when more is typed
  let hasty = false;

  /* Whether the results are those of what stands in the field. */
  const answered = () =>
    results().querySelector("[data-for]")?.dataset.for === field().value;

  function bind() {
    const input = field();
    if (!input || input.dataset.bound) return;
    input.dataset.bound = "yes";
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "search-results",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("keydown", keys);
    input.addEventListener("input", () => (hasty = false));
    input.addEventListener("focus", () => show(true));
  }

  function show(open) {
    const shown = open && results().childElementCount > 0;
    results().classList.toggle("search-open", shown);
    field().setAttribute("aria-expanded", String(shown));
    if (!shown) walk(-1);
  }

  function walk(to) {
    const found = options();
    active = found.length && to >= 0 ? to % found.length : -1;
    found.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) {
      kept = null;
      field().removeAttribute("aria-activedescendant");
      return;
    }
    kept = found[active].dataset.of;
    field().setAttribute("aria-activedescendant", found[active].id);
    found[active].scrollIntoView({ block: "nearest" });
  }

  function keys(event) {
    const found = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      show(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      walk(active < 0 ? (step > 0 ? 0 : found.length - 1) : active + step + found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // Typed faster than answered: what is walked to, else found first, is taken once it is there.
      hasty = !answered();
      if (!hasty) found[Math.max(active, 0)]?.click();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (field().value) clear();
      else field().blur();
      show(false);
    }
  }

  function clear() {
    page.set("search", { value: "" });
  }

  document.addEventListener("click", (event) => {
    if (!results()) return;
    if (event.target.closest("#search-results [role=option]")) {
      show(false);
      clear();
    } else if (!event.target.closest(".search")) {
      show(false);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (results() && !event.target.closest(".search")) show(false);
  });
  // A field that keeps the focus would lose it to what is clicked below it.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("#search-results [role=option]")) event.preventDefault();
  });

  document.addEventListener("alliance:view", bind);

  window.dash_clientside.page.found = () => {
    if (field() && results()) {
      bind();
      requestAnimationFrame(() => {
        const list = document.getElementById("found");
        field().setAttribute("aria-controls", list ? "found" : "search-results");
        walk(options().findIndex((option) => option.dataset.of === kept));
        show(document.activeElement === field());
        if (!hasty || !answered()) return;
        hasty = false;
        options()[Math.max(active, 0)]?.click();
      });
    }
    return window.dash_clientside.no_update;
  };
})();
