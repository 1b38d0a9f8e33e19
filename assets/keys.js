/* The keyboard. Keys that work alone can be switched off (WCAG 2.1.4); Ctrl+K, the arrows,
   Enter and Escape always work. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const ALONE = "single-keys";
  const alone = () => page.memory.read(ALONE) !== "off";

  const isField = (target) =>
    target.closest?.("input, textarea, select, [contenteditable], [role=combobox]");
  const inDialogue = () => document.querySelector("dialog[open]");

  const command = (name) => () => page.withView(() => page[name]());

  // Key, what it does in words, whether it works alone, and the deed where it is done here.
  const KEYS = [
    ["/", "Search", true, () => document.getElementById("search").focus()],
    ["Ctrl K", "Search", false],
    ["1 to 9", "Show or hide a relation", true],
    ["r", "Everything as the network opens", true, () => page.act("reset")],
    ["l", "List of actors and ties", true, command("list")],
    ["n", "Networks, and your own data", true, command("networks")],
    ["i", "About this network", true, command("about-network")],
    ["[", "One step back in time", true, command("time-back")],
    ["]", "One step on in time", true, command("time-on")],
    ["p", "Play time, or pause", true, command("time-play")],
    ["?", "This help", true, () => page.show("help")],
    ["Arrow keys", "Walk from the chosen actor along its ties", false],
    ["Enter", "Open what is walked to", false],
    ["Escape", "Close, go back", false],
  ];
  const single = Object.fromEntries(
    KEYS.filter(([, , , deed]) => deed).map(([key, , , deed]) => [key, deed]),
  );

  /* The tables of the help, from the lists that say what the keys do. */
  function explain() {
    const heading = document.createElement("h3");
    heading.className = "keys-title";
    heading.textContent = "While a story is presented";
    const presenting = table(window.allianceCommands.help);
    document.getElementById("help-keys").replaceChildren(table(KEYS), heading, presenting);
  }

  function table(keys) {
    const list = document.createElement("dl");
    list.className = "keys";
    for (const [key, meaning] of keys) {
      const name = document.createElement("dt");
      const kbd = document.createElement("kbd");
      kbd.textContent = key;
      name.append(kbd);
      const what = document.createElement("dd");
      what.textContent = meaning;
      list.append(name, what);
    }
    return list;
  }

  function relation(digit) {
    const rows = document.querySelectorAll("[role=switch][data-do=relation]");
    rows[digit - 1]?.click();
  }

  page.alone = alone;

  document.addEventListener("keydown", (event) => {
    const presenting = window.alliancePresent.on();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      if (presenting) return;
      event.preventDefault();
      document.getElementById("search").focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (inDialogue()) return;
    // A story that is presented has keys of its own (present-keys.js).
    if (presenting && event.key !== "?") return;
    if (event.key === "Escape") {
      back();
      return;
    }
    if (isField(event.target)) return;
    if (event.target.closest?.("[role=radiogroup]")) {
      radios(event);
      if (event.defaultPrevented) return;
    }
    const walked = event.target.closest?.("#listing-items, .menu, [role=menu]");
    const idle = ["BODY", "MAIN"].includes(event.target.tagName) || event.target.closest?.(".panel");
    const chosen = page.view()?.selected || page.busy();
    if (event.key.startsWith("Arrow") && !walked && idle && chosen) {
      event.preventDefault();
      page.walk(event.key);
      return;
    }
    if (!alone()) return;
    if (single[event.key]) {
      event.preventDefault();
      single[event.key]();
    } else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      relation(Number(event.key));
    }
  });

  /* Escape goes back by one: the sheet, the list, the panel, the focus. */
  function back() {
    const shell = document.getElementById("shell");
    const view = page.view();
    if (shell.hasAttribute("data-sheet")) document.querySelector(".sheet-handle").click();
    else if (shell.hasAttribute("data-list")) page.list();
    else if (view?.selected) page.act("select", null);
    else if (page.comparing()) page.comparison();
  }

  /* Arrow keys choose within a group of radio buttons. */
  function radios(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const group = [...event.target.closest("[role=radiogroup]").querySelectorAll("[role=radio]")];
    const at = group.indexOf(event.target.closest("[role=radio]"));
    const to = group[(at + step + group.length) % group.length];
    to.focus();
    to.click();
  }

  // ---- the switch that turns them off ---------------------------------------------------

  document.addEventListener("change", (event) => {
    if (event.target.id !== "single-keys") return;
    page.memory.write(ALONE, event.target.checked ? "on" : "off");
  });
  document.addEventListener("alliance:view", ({ detail: { before } }) => {
    if (before) return;
    explain();
    if (!alone()) page.set("single-keys", { checked: false });
  });
})();
