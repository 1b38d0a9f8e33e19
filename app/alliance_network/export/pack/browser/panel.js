/* The panel: one block of it, all of them, or none. Its content is Python's; here it is only
   shown and hidden. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const panel = document.getElementById("panel");
  const root = document.documentElement;
  const blocks = [...panel.querySelectorAll("details.about")];
  let opener = null;

  function show(block) {
    for (const one of blocks) {
      one.open = one === block;
      one.classList.toggle("one", one === block);
    }
    panel.classList.remove("every");
    root.classList.toggle("with-panel", Boolean(block));
    panel.scrollTop = 0;
  }

  function focusTitle(block) {
    block?.querySelector(".title").focus({ preventScroll: true });
  }

  /* Opens a tie, an actor or what the file is about; null closes. */
  function open(key, { byKey = false } = {}) {
    if (!key) return close();
    const block = document.getElementById(key);
    opener = byKey ? document.activeElement : null;
    pack.choose(key);
    refresh();
    show(block);
    if (byKey) focusTitle(block);
  }

  function close() {
    const back = opener;
    const had = panel.contains(document.activeElement);
    opener = null;
    pack.choose(null);
    show(null);
    if (had || back) (back?.isConnected ? back : pack.picture).focus({ preventScroll: true });
  }

  /* Every claim, as a list of what is shown. */
  function claims() {
    if (panel.classList.contains("every")) return close();
    opener = document.activeElement;
    show(null);
    panel.classList.add("every");
    root.classList.add("with-panel");
    panel.querySelector(".close").focus({ preventScroll: true });
  }

  /* Blocks and links of what is not shown are not offered; sentences say what is shown. */
  function refresh() {
    for (const block of blocks) {
      if (block.id === "about") continue;
      block.classList.toggle("off", !pack.isShown(block.id) && !block.open);
      const said = pack.say(block.id);
      block.querySelector("summary").textContent = said;
      if (block.id[0] === "t") dress(block);
      else block.querySelector(".said").textContent = said;
    }
    for (const link of panel.querySelectorAll(".links a")) {
      link.textContent = pack.say(link.getAttribute("href").slice(1));
      link.parentElement.classList.toggle("off", !pack.isShown(link.getAttribute("href").slice(1)));
    }
  }

  /* A tie's block says what it is now; where it is not there, whether anything is known. */
  function dress(block) {
    const place = Number(block.id.slice(1));
    const form = pack.state().forms[place];
    for (const part of block.querySelectorAll(".form")) {
      part.hidden = !part.dataset.forms.split(" ").includes(String(form));
    }
    const silent = pack.isUnknown(place, pack.state().moment);
    const hide = (name, is) => block.querySelector(name)?.toggleAttribute("hidden", is);
    hide(".gone", form >= 0 || silent);
    hide(".silent", form >= 0 || !silent);
  }

  panel.addEventListener("click", (event) => {
    const link = event.target.closest(".links a");
    if (!link) return;
    event.preventDefault();
    open(link.getAttribute("href").slice(1), { byKey: event.detail === 0 });
  });
  document.addEventListener("pack:shown", refresh);

  const printed = new Set();
  window.addEventListener("beforeprint", () => {
    for (const block of blocks) {
      const isOf = block.id === "about" || pack.isShown(block.id);
      if (!block.open && isOf) printed.add(block);
      if (printed.has(block)) block.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const block of printed) block.open = false;
    printed.clear();
  });

  Object.assign(pack, {
    open,
    close,
    claims,
    isOpen: () => root.classList.contains("with-panel"),
  });
})();
