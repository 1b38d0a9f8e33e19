/* What the keys, the buttons and the speaker's window make a presented story do. */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const page = window.alliancePage;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  const STAY = new Set(["next", "previous", "black", "white", "back"]);

  const commands = {
    next: () => present.next(),
    previous: () => present.previous(),
    first: () => present.go(0),
    last: () => present.go(present.story().steps.length - 1),
    jump: (number) => present.jump(number),
    overview: () => present.overview(),
    black: () => present.blank("black"),
    white: () => present.blank("white"),
    explore,
    time: () => present.keepTime(),
    earlier: () => present.stepTime(-1),
    later: () => present.stepTime(1),
    return: () => present.exploring() && present.show(),
    speaker: () => present.openSpeaker(),
    full: () => present.full(),
    fill: () => present.fill(),
    back,
    leave: () => present.stop(),
    details: () => root.toggleAttribute("data-details"),
  };

  function run(command, of) {
    // Nothing is passed unseen: what would move on first brings the picture back.
    if (present.blanked() && (present.blank(null), STAY.has(command))) return;
    commands[command](of);
  }

  /* The usual rail, over the picture. */
  function explore() {
    const open = root.toggleAttribute("data-drawer");
    const button = document.querySelector("[data-page=present-explore]");
    button.setAttribute("aria-expanded", String(open));
    if (open) document.querySelector("#rail button, #rail [role=switch]")?.focus();
    else button.focus();
  }

  /* Back by one: the overview, the drawer, what was chosen, the story. */
  function back() {
    const overview = byId("present-overview");
    if (overview.open) overview.close();
    else if (root.hasAttribute("data-drawer")) explore();
    else if (root.hasAttribute("data-asked")) page.act("select", present.chosen());
    else present.stop();
  }

  for (const command of Object.keys(commands)) page[`present-${command}`] = () => run(command);

  // ---- keys ---------------------------------------------------------------------------

  function told(digits) {
    const place = byId("present-digits");
    place.hidden = !digits;
    place.textContent = digits && `Step ${digits}, then Enter`;
  }

  const read = window.allianceCommands.reader({ told, alone: () => page.alone() });
  const FIELD = "input:not([type=range]), textarea, select, [contenteditable], [role=combobox]";
  const MOVING = new Set(["PageUp", "PageDown", "Escape"]); // what a clicker sends works anywhere

  document.addEventListener(
    "keydown",
    (event) => {
      if (!present.on() || event.defaultPrevented) return;
      const open = document.querySelector("dialog[open]");
      if (open) {
        if (open.id === "present-overview") present.overviewKey(event);
        return;
      }
      if (present.phone()) {
        if (event.key === "Escape") present.stop();
        return;
      }
      if (event.target.closest?.(FIELD)) return;
      const within = event.target.closest?.(".side, .panel, .listing, .time-range, .present-steps[tabindex='0']");
      const moves = /^(Arrow|Home|End)/.test(event.key);
      if (within && moves && !MOVING.has(event.key)) return;
      if (window.allianceCommands.presses(event)) return;
      const found = read(event);
      if (found === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (found.command) run(found.command, found.of);
    },
    true,
  );

  document.addEventListener("alliance:left", () => {
    for (const one of ["data-drawer", "data-asked", "data-details"]) root.removeAttribute(one);
    const button = document.querySelector("[data-page=present-explore]");
    button.setAttribute("aria-expanded", "false");
    told("");
  });

  Object.assign(present, { run, back });
})();
