/* What needs no server: dialogues, copying, the sheet of the phone, the theme's button. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  /* The link to what is shown, as others reach it. */
  function link() {
    const base = byId("shell").dataset.public.replace(/\/$/, "");
    const own = window.location.origin + page.base();
    return window.location.href.replace(own, base || own);
  }

  async function copyLink() {
    const field = byId("share-link");
    try {
      await navigator.clipboard.writeText(link());
      said("share-said", "The link is copied.");
    } catch {
      if (field) field.select();
      said("share-said", "The browser does not let the page copy: copy the link by hand.");
    }
  }

  /* Says a sentence in a dialogue if it is open, else on the page. */
  function said(id, sentence) {
    const place = byId(id);
    if (place) place.textContent = sentence;
    else page.say(sentence, { shown: true });
  }

  const show = (id) => byId(id).showModal();

  // A click beside a dialogue closes it.
  document.addEventListener("click", (event) => {
    if (event.target.tagName !== "DIALOG") return;
    const box = event.target.getBoundingClientRect();
    const inside = (at, from, to) => at >= from && at <= to;
    const within =
      inside(event.clientX, box.left, box.right) && inside(event.clientY, box.top, box.bottom);
    if (!within) event.target.close();
  });

  const commands = {
    share() {
      page.set("share-link", { value: link() });
      said("share-said", "");
      show("share");
      // Once the dialogue stands, so that its sentence is spoken.
      setTimeout(copyLink, 80);
    },
    "copy-link": copyLink,
    help: () => show("help"),
    close: (button) => button.closest("dialog").close(),
    theme() {
      const now = document.documentElement.getAttribute("data-mantine-color-scheme");
      page.act("theme", now === "dark" ? "light" : "dark");
    },
    sheet(button) {
      const open = byId("shell").toggleAttribute("data-sheet");
      button.setAttribute("aria-expanded", String(open));
    },
    more(button) {
      const open = byId("shell").toggleAttribute("data-more");
      button.setAttribute("aria-expanded", String(open));
    },
    "focus-search": () => byId("search").focus(),
  };

  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-page]");
    const command = control && (commands[control.dataset.page] || page[control.dataset.page]);
    if (!command) return;
    event.preventDefault();
    command(control);
  });
  document.addEventListener("click", (event) => {
    const shell = byId("shell");
    const more = shell?.hasAttribute("data-more") && !event.target.closest("[data-page=more]");
    if (more) document.querySelector("[data-page=more]").click();
  });

  // ---- the hint -----------------------------------------------------------------------

  const SEEN = "alliance-network.hint";
  document.addEventListener("alliance:view", ({ detail: { view, before } }) => {
    const hint = byId("hint");
    if (!hint) return;
    const chosen = Boolean(view.selected);
    if (chosen) localStorage.setItem(SEEN, "seen");
    if (before && hint.hidden) return;
    hint.hidden = localStorage.getItem(SEEN) === "seen" || view.query === null;
    hint.classList.toggle("hint-shown", !hint.hidden);
  });

  // ---- the panel ----------------------------------------------------------------------

  /* Whoever chose with the keyboard goes on in the panel; the pointer stays where it is. */
  let from = null;

  window.dash_clientside.page.opened = (content) => {
    const panel = byId("panel");
    const byKey = page.chosenByKey();
    const shown = Array.isArray(content) && content.length > 0;
    if (shown) panel.parentElement.scrollTop = 0;
    if (shown && byKey) {
      if (!panel.contains(document.activeElement)) from = document.activeElement;
      requestAnimationFrame(() => panel.querySelector(".panel-title")?.focus());
    } else if (!shown && from) {
      const back = from.isConnected ? from : byId("main");
      from = null;
      if (byKey) back.focus();
    }
    return window.dash_clientside.no_update;
  };

  page.said = said;
  page.show = show;
})();
