/* Any file, dropped on the page or chosen: a table, a graph or a data set becomes a network at an
   address of its own, an exported figure opens the view it shows, a story is told. The server reads
   the file; what it asks or says of it is shown by open-mapping.js and open-faults.js. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  // Of a text file that only a story or a mapping can be.
  const WORDS = 1_000_000;

  let last = null; // {file, mapping}: what was sent last, which a mapping may belong to

  /* Opens a file. With `mapping` (what its columns mean), and `place` (the id of the progress that
     shows it) where a dialogue stays open meanwhile. */
  async function openFile(file, { mapping = null, place = null } = {}) {
    close();
    // What is said and shown would lie behind them.
    if (place === null) {
      for (const dialogue of document.querySelectorAll("dialog[open]")) dialogue.close();
    }
    try {
      const most = Number(byId("drop").dataset.most);
      if (file.size > most) {
        const megabytes = Math.floor(most / 2 ** 20).toLocaleString("en");
        throw new Error(`${file.name} is larger than the ${megabytes} MB that this server takes.`);
      }
      if (/\.toml$/i.test(file.name)) await openWords(file);
      else await openData(file, { mapping, place: place ?? "file-progress" });
    } catch (error) {
      if (error !== null) tell(error.message);
    }
  }

  /* A story, or what the columns of the file before it mean. */
  async function openWords(file) {
    const text = file.size > WORDS ? "" : await file.text();
    const mapping = /^\s*\[(columns|values)\]\s*$/m.test(text) && !/^\s*\[\[steps\]\]/m.test(text);
    if (!mapping) return page.openStory(file);
    if (last === null) {
      throw new Error(`${file.name} says what the columns of a table mean: open the table first.`);
    }
    return openData(last.file, { mapping: text, place: "file-progress" });
  }

  /* What the server says of a file. `mapping` is an object, or the text of a mapping.toml. */
  async function ask(file, { mapping, place, preview = false }) {
    const headers = {
      "Content-Type": "application/octet-stream",
      "File-Name": encodeURIComponent(file.name),
    };
    if (mapping !== null) {
      const text = typeof mapping === "string" ? mapping : JSON.stringify(mapping);
      headers.Mapping = encodeURIComponent(text);
    }
    if (preview) headers.Preview = "1";
    const answer = await page.sendFile(`${page.base()}/open`, { body: file, headers, place });
    if (answer.type.startsWith("application/json")) return JSON.parse(answer.text);
    const plain = answer.type.startsWith("text/plain") && answer.text;
    throw new Error(plain || "The file could not be read.");
  }

  async function openData(file, { mapping, place }) {
    const answer = await ask(file, { mapping, place });
    last = { file, mapping };
    await KINDS[answer.kind](answer, file, mapping);
  }

  const KINDS = {
    figure({ network, query, said, differs }) {
      leave();
      page.act("open", { path: pathOf(network), query, history: "push" });
      if (differs) tell(said);
      else page.say(said, { shown: true });
    },
    network(answer, file, mapping) {
      leave();
      page.recent.add(answer, file.name);
      page.go(answer.network);
      const deeds = [page.button("Copy link", page["copy-link"])];
      if (answer.mapping !== null && mapping !== null) {
        const keep = () => page.keep(new Blob([answer.mapping]), "mapping.toml");
        deeds.push(page.button("Keep as mapping.toml", keep));
      }
      const kept = answer.network.length === 64 ? ` ${byId("own-about").dataset.kept}` : "";
      tell(`${answer.said}${kept}`, deeds);
    },
    mapping: (answer, file) => page.askMapping(answer, file),
    faults: (answer) => page.tellFaults(answer),
  };

  function leave() {
    for (const dialogue of document.querySelectorAll("dialog[open]")) dialogue.close();
    window.alliancePresent.stop();
  }

  const pathOf = (network) => `${page.base()}/${encodeURIComponent(network)}`;

  /* Goes to a network as it opens; back in the history leads to the one before. */
  page.go = (network) => {
    const path = pathOf(network);
    window.history.pushState(null, "", path);
    page.act("open", { path, query: "", history: "keep" });
  };

  page.openFile = openFile;
  page.askOfFile = ask;
  page.openMapped = (file, mapping) => openFile(file, { mapping, place: "mapping-progress" });

  // ---- what stays until it is closed --------------------------------------------------

  function tell(sentence, deeds = []) {
    byId("notice").hidden = false;
    byId("notice-deeds").replaceChildren(...deeds);
    byId("hint").hidden = true; // It would lie over it on a phone.
    // A screen reader says what changes in what is already there.
    requestAnimationFrame(() => (byId("notice-said").textContent = sentence));
  }

  function close() {
    const focused = byId("notice").contains(document.activeElement);
    byId("notice").hidden = true;
    byId("notice-said").textContent = "";
    byId("notice-deeds").replaceChildren();
    if (focused) byId("main").focus();
  }

  page.tell = tell;

  // ---- choosing, dropping, pasting ----------------------------------------------------

  let field = null;
  let again = null; // what the columns of the corrected file mean, if that has been said

  function choose() {
    if (field === null) {
      // Kept on the page: an unattached field may be gone before anybody has chosen.
      field = page.element("input", { type: "file", id: "file-field", hidden: true });
      field.addEventListener("change", () => {
        if (field.files.length) openFile(field.files[0], { mapping: again });
      });
      document.body.append(field);
    }
    field.value = ""; // so that the same file can be chosen again
    field.click();
  }

  page["choose-file"] = () => {
    again = null;
    choose();
  };
  page["choose-again"] = () => {
    again = last?.mapping ?? null;
    choose();
  };
  page["close-notice"] = close;

  /* One file, or a table and what its columns mean. */
  async function openAll(files) {
    if (files.length === 1) return openFile(files[0]);
    const mapping = files.find((file) => file.name === "mapping.toml");
    const table = files.find((file) => file !== mapping);
    if (files.length !== 2 || !mapping) return tell("Drop one file at a time; a folder as a zip.");
    return openFile(table, { mapping: await mapping.text() });
  }

  let own = false; // whether what is dragged began on the page itself

  const holdsFiles = (event) => !own && event.dataTransfer?.types.includes("Files");

  function show(shown) {
    const place = byId("drop");
    if (!place || place.hidden !== shown) return;
    place.hidden = !shown;
    // As a popover it lies over an open dialogue too, where the browser knows them.
    if (!place.showPopover) return;
    place.popover = "manual";
    if (shown) place.showPopover();
    else place.hidePopover();
  }

  document.addEventListener("dragstart", () => (own = true), true);
  document.addEventListener("dragend", () => (own = false), true);

  for (const name of ["dragenter", "dragover"]) {
    window.addEventListener(
      name,
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        show(true);
      },
      true,
    );
  }

  window.addEventListener("dragleave", (event) => event.relatedTarget === null && show(false), true);

  window.addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      show(false);
      openAll([...event.dataTransfer.files]);
    },
    true,
  );

  // Rows of a spreadsheet, or a file, pasted where no field takes them.
  document.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (target.closest?.("input, textarea, [contenteditable]") || window.alliancePresent.on()) return;
    const files = [...clipboardData.files];
    const text = clipboardData.getData("text/plain");
    if (/\t/.test(text) && /\n/.test(text.trim())) {
      event.preventDefault();
      page["own-data"](null, text);
    } else if (files.length) {
      event.preventDefault();
      openAll(files);
    }
  });
})();
