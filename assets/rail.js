/* The rail: what an answer changed in its rows, and what a row means. */
(() => {
  "use strict";

  const page = window.alliancePage;

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    const shell = document.getElementById("shell");
    shell.classList.toggle("refused", view.query === null);
    for (const [key, [on, number]] of Object.entries(view.rail || {})) {
      const [group, name] = key.split(":");
      const control = document.querySelector(
        `#rail [data-do="${group}"][data-of="${CSS.escape(name)}"]`,
      );
      if (!control) continue;
      control.setAttribute("aria-checked", String(on));
      if (control.getAttribute("role") === "radio") page.reach(control.parentElement);
      if (number === null) continue;
      control.parentElement.querySelector(".row-count").firstChild.nodeValue = number;
    }
  });

  /* The tab key reaches the chosen one of a group. */
  page.reach = (group) => {
    const radios = [...group.querySelectorAll("[role=radio]")];
    const chosen = radios.find((one) => one.getAttribute("aria-checked") === "true") || radios[0];
    for (const one of radios) one.tabIndex = one === chosen ? 0 : -1;
  };

  page.about = (button) => {
    const row = button.parentElement;
    let note = row.querySelector(".row-note");
    if (note) note.remove();
    else {
      note = document.createElement("p");
      note.className = "row-note";
      note.textContent = button.dataset.note;
      row.append(note);
    }
    button.setAttribute("aria-expanded", String(note.isConnected));
  };
})();
