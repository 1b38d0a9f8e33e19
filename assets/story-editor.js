/* The place under the picture where one's own story is written. Everything in it is a button, a
   field or the one list of steps, so all of it works by keyboard. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const { own, post, element } = window.allianceStories;
  const byId = (id) => document.getElementById(id);
  const editor = () => byId("story-editor");
  const narrow = window.matchMedia("(width < 900px)");
  const isOpen = () => editor() && !editor().hidden;

  // ---- the fields ---------------------------------------------------------------------

  const FIELDS = [
    { name: "title", label: "Title of this step", kind: "input", length: "titleLength" },
    { name: "text", label: "Text", kind: "textarea", length: "textLength" },
    { name: "notes", label: "Speaker’s notes", kind: "textarea", length: "notesLength" },
  ];

  /* A field with its label, which writes into the story with every letter. */
  function field({ name, label, kind, length }) {
    const id = `story-field-${name}`;
    const made = element(kind, { id, className: "story-input" });
    made.maxLength = Number(editor().dataset[length]);
    made.spellcheck = true;
    made.addEventListener("input", () => {
      clearFaults();
      own.write(name, made.value);
    });
    const said = element("label", { className: "story-label", htmlFor: id }, label);
    return element("div", { className: `story-field story-field-${name}` }, said, made);
  }

  function build() {
    if (byId("story-field-story")) return;
    const title = { name: "story", label: "Title", kind: "input", length: "titleLength" };
    byId("story-title").append(field(title));
    byId("story-fields").append(...FIELDS.map(field));
    const list = byId("story-list");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Steps");
    list.addEventListener("keydown", walk);
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) own.go(Number(item.dataset.index));
    });
    editor().addEventListener("keydown", keys);
  }

  // ---- what is shown ------------------------------------------------------------------

  function fill(id, text) {
    const place = byId(id);
    if (place.value !== text) place.value = text;
  }

  function option(step, index) {
    const now = own.at() === index;
    const number = element("span", { className: "story-number" }, String(index + 1));
    const title = element("span", { className: "story-name" }, step.title || "Without a title");
    const item = element("div", { className: "story-item", tabIndex: now ? 0 : -1 }, number, title);
    if (own.shows(step)) {
      item.append(element("span", { className: "story-shown" }, "in the picture"));
    }
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(now));
    item.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    item.dataset.index = index;
    return item;
  }

  function drawList() {
    const { steps } = own.story();
    const list = byId("story-list");
    const had = list.contains(document.activeElement);
    list.replaceChildren(...steps.map(option));
    list.hidden = !steps.length;
    const now = list.children[own.at()];
    now?.scrollIntoView({ block: "nearest" });
    if (had) (now ?? button("add-step")).focus();
  }

  function draw() {
    if (!isOpen()) return;
    if (own.story() === null) {
      close();
      return;
    }
    const { title, steps } = own.story();
    fill("story-field-story", title);
    drawList();
    byId("story-none").hidden = steps.length > 0;
    const step = own.step();
    byId("story-step").hidden = step === null;
    if (step !== null) {
      byId("story-step").setAttribute("aria-label", `Step ${own.at() + 1} of ${steps.length}`);
      for (const { name } of FIELDS) fill(`story-field-${name}`, step[name]);
    }
    const undo = own.undo();
    byId("story-undo").hidden = undo === null;
    byId("story-undo-said").textContent = undo?.said ?? "";
  }

  document.addEventListener("alliance:story", ({ detail: { what } }) => {
    if (!isOpen()) return;
    clearFaults();
    if (what === "title") drawList();
    else draw();
  });
  document.addEventListener("alliance:view", () => isOpen() && own.story() && drawList());

  // ---- opening and closing ------------------------------------------------------------

  const button = (command) => editor().querySelector(`[data-page="${command}"]`);

  function open() {
    if (own.story() === null) own.begin();
    build();
    editor().hidden = false;
    byId("shell").toggleAttribute("data-story", true);
    clearFaults();
    draw();
    const { title, steps } = own.story();
    if (!title) byId("story-field-story").focus();
    else if (steps.length) byId("story-list").children[own.at()].focus();
    else button("add-step").focus();
  }

  function close() {
    editor().hidden = true;
    byId("shell").removeAttribute("data-story");
    const back = document.querySelector("[data-page=stories]");
    (back.checkVisibility() ? back : byId("main")).focus();
  }

  // ---- keys ---------------------------------------------------------------------------

  function keys(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      close();
    }
  }

  /* Arrow keys walk the steps; with Alt they move the step. */
  function walk(event) {
    const last = own.story().steps.length - 1;
    const to = {
      ArrowUp: own.at() - 1,
      ArrowDown: own.at() + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined && !["Enter", " ", "Delete"].includes(event.key)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.key === "Delete") remove();
    else if (to === undefined) show();
    else if (!event.altKey) own.go(to);
    else if (event.key.startsWith("Arrow")) move(to - own.at());
  }

  // ---- what the buttons do ------------------------------------------------------------

  /* What the present view could be called: what is chosen in it, in the page's own words. */
  function proposed() {
    const chosen = document.querySelector("#panel .panel-title");
    if (page.view().selected && chosen) {
      return (chosen.querySelector(".unseen") ?? chosen).textContent.trim();
    }
    const texts = [...document.querySelectorAll("#words .phrase-removable .phrase-text")];
    const words = texts.map((one) => one.textContent).join(", ");
    return words ? words[0].toUpperCase() + words.slice(1) : byId("network-name").textContent;
  }

  const view = () => page.view()?.query ?? null;

  function add() {
    if (view() === null) return;
    try {
      own.add(proposed(), view());
    } catch (error) {
      faults(error.message);
      return;
    }
    page.say(`This view is step ${own.at() + 1}.`);
    const title = byId("story-field-title");
    title.focus();
    title.select();
  }

  function show() {
    page.act("view", window.alliancePresent.dressed(own.step().view));
    page.say(`The picture shows step ${own.at() + 1}.`);
    // There the story lies over the picture.
    if (narrow.matches) close();
  }

  function take() {
    if (view() === null) return;
    own.look(view());
    page.say(`Step ${own.at() + 1} shows the present view.`);
  }

  function move(by) {
    const from = own.at() + 1;
    if (own.move(by)) page.say(`Step ${from} is now step ${own.at() + 1}.`);
    else page.say(`Step ${from} is the ${by < 0 ? "first" : "last"} step.`);
  }

  function remove() {
    own.delete();
    page.say(own.undo().said);
    button("undo-story").focus();
  }

  function restore() {
    own.restore();
    page.say("It is back.");
    (byId("story-list").children[own.at()] ?? button("add-step")).focus();
  }

  function preview() {
    window.alliancePresent.start(own.whole(), own.at(), { own: true });
  }

  // ---- the file -----------------------------------------------------------------------

  /* A file's name out of a title: "Who met?" is who-met.toml. */
  function filename(title) {
    const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
    // No file may be called draft: that is the story in the browser.
    return `${slug && slug !== "draft" ? slug : "story"}.toml`;
  }

  async function download() {
    clearFaults();
    let text;
    try {
      text = await (await post("write", JSON.stringify(own.whole()))).text();
    } catch (error) {
      faults(error.message);
      return;
    }
    const name = filename(own.story().title);
    page.keep(new Blob([text], { type: "application/toml" }), name);
    page.say(`${name} is downloaded.`, { shown: true });
  }

  function clearFaults() {
    byId("story-faults")?.replaceChildren();
  }

  /* Says what is wrong, one sentence a line, and goes to the first field it is about. */
  function faults(sentences) {
    const lines = sentences.split("\n").filter(Boolean);
    const first = /step ([0-9]+), field "(title|text|notes)"/.exec(lines[0]);
    if (first) own.go(Number(first[1]) - 1);
    byId("story-faults").replaceChildren(...lines.map((line) => element("p", {}, line)));
    if (first) byId(`story-field-${first[2]}`).focus();
    else if (/^Story, field "title"/.test(lines[0])) byId("story-field-story").focus();
  }

  // Back from a preview, where one has got to.
  document.addEventListener("alliance:left", ({ detail: { story, index } }) => {
    if (!isOpen() || story.name !== "draft") return;
    own.go(index);
    setTimeout(() => button("preview-story").focus(), 0);
  });

  window.allianceStories.edit = open;
  Object.assign(page, {
    "add-step": add,
    "show-step": show,
    "take-view": take,
    "move-step-up": () => move(-1),
    "move-step-down": () => move(1),
    "delete-step": remove,
    "undo-story": restore,
    "preview-story": preview,
    "download-story": download,
    "close-story": close,
  });
})();
