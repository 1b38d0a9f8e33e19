/* A figure that was exported, dropped on the page or chosen, opens the view it shows; a story opens
   as a story. The server reads the file and keeps nothing of it. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  const KINDS = [
    { fits: (file) => /\.toml$/i.test(file.name), open: (file) => page.openStory(file) },
    { fits: () => true, open: openFigure },
  ];

  async function openFile(file) {
    close();
    // What is said and shown would lie behind them.
    for (const dialogue of document.querySelectorAll("dialog[open]")) dialogue.close();
    try {
      if (file.size > Number(byId("drop").dataset.most)) {
        throw new Error(`${file.name} is larger than any figure or story: choose another file.`);
      }
      await KINDS.find((kind) => kind.fits(file)).open(file);
    } catch (error) {
      tell(error.message);
    }
  }

  async function openFigure(file) {
    page.say("Reading the file …");
    const answer = await page.ask(`${page.base()}/open`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
      lost: "The file could not be sent. Try again.",
      refused: "The file could not be read.",
    });
    const { network, query, said, differs } = await answer.json();
    const path = `${page.base()}/${encodeURIComponent(network)}`;
    window.alliancePresent.stop();
    page.act("open", { path, query, history: "push" });
    if (differs) tell(said);
    else page.say(said, { shown: true });
  }

  // ---- what stays until it is closed --------------------------------------------------

  function tell(sentence) {
    byId("notice").hidden = false;
    byId("hint").hidden = true; // It would lie over it on a phone.
    // A screen reader says what changes in what is already there.
    requestAnimationFrame(() => (byId("notice-said").textContent = sentence));
  }

  function close() {
    const focused = byId("notice").contains(document.activeElement);
    byId("notice").hidden = true;
    byId("notice-said").textContent = "";
    if (focused) byId("main").focus();
  }

  // ---- choosing and dropping ----------------------------------------------------------

  function choose() {
    const field = document.createElement("input");
    field.type = "file";
    field.accept = ".svg,.png,.pdf,.toml";
    field.addEventListener("change", () => {
      if (field.files.length) openFile(field.files[0]);
    });
    field.click();
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
      const files = [...event.dataTransfer.files];
      if (files.length === 1) openFile(files[0]);
      else tell("Drop one file at a time.");
    },
    true,
  );

  page["choose-file"] = choose;
  page["close-notice"] = close;
})();
