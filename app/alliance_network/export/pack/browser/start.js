/* The buttons of the page, its keys, and how it opens. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const root = document.documentElement;
  const keys = document.getElementById("keys");
  const single = document.getElementById("single-keys");

  function theme() {
    const dark =
      root.dataset.theme === "dark" ||
      (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
  }

  const DEEDS = {
    present: () => pack.story.start(),
    claims: () => pack.claims(),
    about: () => pack.open("about", { byKey: true }),
    keys: () => keys.showModal(),
    "keys-end": () => keys.close(),
    theme,
    close: () => pack.close(),
    everything: () => pack.everything(),
  };
  document.addEventListener("click", (event) => {
    DEEDS[event.target.closest("[data-do]")?.dataset.do]?.();
  });

  function back() {
    if (pack.sheetIsOpen()) pack.sheet(false);
    else if (pack.isOpen()) pack.close();
    else if (root.classList.contains("black")) root.classList.remove("black");
    else if (pack.story?.isTold()) pack.story.end();
    else return false;
    return true;
  }

  const ZOOMS = {
    "+": () => pack.zoom(pack.STEP),
    "=": () => pack.zoom(pack.STEP),
    "-": () => pack.zoom(1 / pack.STEP),
    0: pack.whole,
  };

  /* The slider has the arrow keys to itself; any other key is the page's. */
  const isField = ({ target, key }) =>
    target.matches("input") && (target.type !== "range" || /^(Arrow|Home|End)/.test(key));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (keys.open || isField(event)) return;
    const done =
      event.key === "Escape"
        ? back()
        : (single.checked && pack.time?.key(event)) ||
          pack.story?.key(event) ||
          (single.checked && ZOOMS[event.key] && (ZOOMS[event.key](), true));
    if (done) event.preventDefault();
  });

  pack.singleKeys = () => single.checked;

  // ---- how it opens --------------------------------------------------------------------

  for (const button of document.querySelectorAll("button[disabled]")) button.disabled = false;
  root.classList.replace("still", "live");
  pack.refresh();
  const asked = /^#story\/([0-9]{1,3})$/.exec(location.hash);
  if (asked && pack.story) pack.story.start(Number(asked[1]) - 1);
  else if (content.opening.selected) pack.open(content.opening.selected);
})();
