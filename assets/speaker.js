/* The speaker's window: notes, next step, clocks; follows the page that presents. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const id = window.location.hash.slice(1);
  const channel = new BroadcastChannel(`alliance-network.${id}`);
  const send = (command, of) => channel.postMessage({ kind: "command", command, of });

  // ---- what is presented --------------------------------------------------------------

  const PATIENCE = 2500; // ms between two questions whether the presentation is there
  let unanswered = 0;
  let last = null;

  function gone(sentence) {
    byId("gone").hidden = false;
    if (byId("gone").textContent !== sentence) byId("gone").textContent = sentence;
    for (const one of ["previous", "next", "black"]) byId(one).disabled = true;
  }

  function show(state) {
    unanswered = 0;
    byId("gone").hidden = true;
    document.documentElement.setAttribute("data-mantine-color-scheme", state.theme);
    if (last && state.index > last.index && !running() && elapsed() === 0) toggle();
    last = state;
    byId("story").textContent = state.story;
    byId("count").textContent = `Step ${state.index + 1} of ${state.total}`;
    byId("title").textContent = state.title;
    const paragraphs = state.notes.split(/\n\s*\n/).filter((one) => one.trim());
    const notes = (paragraphs.length ? paragraphs : ["No notes for this step."]).map((text) => {
      const made = document.createElement("p");
      made.dir = "auto";
      made.textContent = text.trim();
      return made;
    });
    byId("notes").replaceChildren(...notes);
    byId("next-title").textContent = state.next ? state.next.title : "This is the last step.";
    byId("next-picture").hidden = !state.next;
    if (state.next && byId("next-picture").getAttribute("src") !== state.next.picture) {
      byId("next-picture").src = state.next.picture;
    }
    byId("previous").disabled = state.index === 0;
    byId("next").disabled = !state.next && !state.blank;
    byId("black").disabled = false;
    byId("black").setAttribute("aria-pressed", String(state.blank));
    const now = [];
    if (state.blank) now.push("The screen is blank.");
    if (state.exploring) now.push("The picture shows something else than the step; r returns.");
    byId("state").textContent = now.join(" ");
  }

  channel.onmessage = ({ data }) => {
    if (data.kind === "state") show(data);
    else if (data.kind === "left") gone("The presentation has ended.");
    else if (data.kind === "hidden") unanswered = 1;
  };

  /* Asks again and again: a page that was closed or has crashed says nothing. */
  function ask() {
    if (unanswered >= 2) gone("The presentation is gone: its window was closed.");
    unanswered += 1;
    channel.postMessage({ kind: "hello" });
  }
  setInterval(ask, PATIENCE);
  ask();

  // ---- clocks -------------------------------------------------------------------------

  const KEPT = `alliance-network.clock.${id}`;
  let clock = { spent: 0, since: null }; // ms before it last started, and when that was
  try {
    clock = JSON.parse(sessionStorage.getItem(KEPT)) ?? clock;
  } catch {
    // It starts at zero.
  }

  const running = () => clock.since !== null;
  const elapsed = () => clock.spent + (running() ? Date.now() - clock.since : 0);

  function keep(now) {
    clock = now;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(clock));
    } catch {
      // After a reload it starts at zero.
    }
    tick();
  }

  const toggle = () => keep({ spent: elapsed(), since: running() ? null : Date.now() });

  function tick() {
    const seconds = Math.floor(elapsed() / 1000);
    const two = (n) => String(n).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const most = hours ? `${hours}:${two(minutes)}` : String(minutes);
    byId("elapsed").textContent = `${most}:${two(seconds % 60)}`;
    byId("start").textContent = running() ? "Pause" : "Start";
    const now = new Date();
    byId("now").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  }
  setInterval(tick, 250);
  tick();

  // ---- buttons and keys ---------------------------------------------------------------

  byId("start").addEventListener("click", toggle);
  byId("reset").addEventListener("click", () => keep({ spent: 0, since: running() ? Date.now() : null }));
  for (const command of ["previous", "next", "black"]) {
    byId(command).addEventListener("click", () => send(command));
  }

  // What needs the other window's own screen is not asked for from here.
  const HERE = new Set(["next", "previous", "first", "last", "jump", "black", "white", "return"]);
  const alone = () => {
    try {
      return localStorage.getItem("alliance-network.single-keys") !== "off";
    } catch {
      return true;
    }
  };
  const told = (digits) => (byId("typed").textContent = digits && `Step ${digits}, then Enter`);
  const read = window.allianceCommands.reader({ told, alone });

  document.addEventListener("keydown", (event) => {
    if (window.allianceCommands.presses(event)) return;
    if (event.target.id === "notes" && /^(Arrow|Home|End)/.test(event.key)) return;
    const found = read(event);
    if (found === null || (found.command && !HERE.has(found.command))) return;
    event.preventDefault();
    if (found.command) send(found.command, found.of);
  });
})();
