/* The key of a step, since the rail is out of sight: its rows that are on and hold something. */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const byId = (id) => document.getElementById(id);
  const ROWS = "#rail :is(.rail-relations, .rail-statuses) .row";

  const isShown = (row) =>
    row.querySelector(".row-switch").getAttribute("aria-checked") === "true" &&
    row.querySelector(".row-count").textContent !== "0";

  function item(row) {
    const entry = document.createElement("li");
    for (const part of row.querySelector(".row-switch").childNodes) entry.append(part.cloneNode(true));
    return entry;
  }

  function draw() {
    if (!present.on()) return;
    byId("present-key").replaceChildren(...[...document.querySelectorAll(ROWS)].filter(isShown).map(item));
  }

  /* The rail changes when the first answer fills it, and row by row from then on. */
  const rail = new MutationObserver(draw);
  const changes = { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-checked"] };

  document.addEventListener("alliance:step", ({ detail: { first } }) => {
    if (!first) return;
    rail.observe(byId("rail"), changes);
    draw();
  });
  document.addEventListener("alliance:left", () => rail.disconnect());
})();
