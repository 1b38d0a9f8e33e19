/* What needs no server: dialogues, the sheet of the phone, the theme's button. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  /* Says a sentence in a dialogue if it is open, else on the page. */
  function said(id, sentence) {
    const place = byId(id);
    const seen = place && !place.closest("dialog:not([open])");
    if (seen || !sentence) place.textContent = sentence;
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
    help: () => show("help"),
    close: (button) => button.closest("dialog").close(),
    theme() {
      const now = document.documentElement.getAttribute("data-mantine-color-scheme");
      page.act("theme", now === "dark" ? "light" : "dark");
    },
    sheet() {
      const open = byId("shell").toggleAttribute("data-sheet");
      const openers = [...document.querySelectorAll("[data-page=sheet]")];
      for (const one of openers) one.setAttribute("aria-expanded", String(open));
      // What had the focus in the sheet may be gone with it.
      const seen = document.activeElement?.checkVisibility();
      if (!open && !seen) openers.find((one) => one.checkVisibility())?.focus();
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
    page.withView(() => command(control));
  });
  document.addEventListener("click", (event) => {
    const shell = byId("shell");
    const more = shell?.hasAttribute("data-more") && !event.target.closest("[data-page=more]");
    if (more) document.querySelector("[data-page=more]").click();
  });

  // ---- the hint -----------------------------------------------------------------------

  const HINT = "hint";
  document.addEventListener("alliance:view", ({ detail: { view, before } }) => {
    const hint = byId("hint");
    if (!hint) return;
    const chosen = Boolean(view.selected);
    if (chosen) page.memory.write(HINT, "seen");
    if (before && hint.hidden) return;
    hint.hidden = page.memory.read(HINT) === "seen" || view.query === null;
    hint.classList.toggle("hint-shown", !hint.hidden);
  });

  /* An answer of the server; rejects with a sentence, or several, one a line: the server's own,
     or `refused`, or `lost` if there is no answer at all. */
  async function ask(
    address,
    {
      refused = "The server cannot do this.",
      lost = "The server does not answer. Check the connection, then try again.",
      ...options
    } = {},
  ) {
    let answer;
    try {
      answer = await fetch(address, options);
    } catch {
      throw new Error(lost);
    }
    if (answer.ok) return answer;
    const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
    throw new Error(plain ? await answer.text() : refused);
  }

  /* Gives a file to the person. */
  function keep(content, name) {
    const file = URL.createObjectURL(content);
    Object.assign(document.createElement("a"), { href: file, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(file), 30000);
  }

  page.ask = ask;
  page.keep = keep;
  page.said = said;
  page.show = show;
})();
