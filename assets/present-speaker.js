/* The page's end of the speaker's window: says what is shown, does what is asked for. Each page has
   a channel of its own, so that two presentations in one browser do not mix. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const page = window.alliancePage;
  const KEPT = "alliance-network.presentation";

  let channel = null;

  /* The page's id: another for each, but the same after it was loaded again. It is kept only from
     the end of a page to the next start: a tab that is duplicated has what its like keeps. */
  let id = taken();

  function taken() {
    try {
      const kept = sessionStorage.getItem(KEPT);
      sessionStorage.removeItem(KEPT);
      return kept;
    } catch {
      return null;
    }
  }

  function keep() {
    try {
      sessionStorage.setItem(KEPT, id);
    } catch {
      // After a reload the speaker's window has to be opened again.
    }
  }

  const made = () =>
    Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");

  function tune() {
    if (channel) return;
    id ??= made();
    channel = new BroadcastChannel(`alliance-network.${id}`);
    channel.onmessage = ({ data }) => {
      if (data.kind === "hello") tell();
      else if (data.kind === "command" && present.on()) present.run(data.command, data.of);
    };
  }

  function tell() {
    const view = page.view();
    if (!channel) return;
    if (!present.on() || !view) {
      channel.postMessage({ kind: "left" });
      return;
    }
    const story = present.story();
    const at = present.index();
    const next = story.steps[at + 1];
    channel.postMessage({
      kind: "state",
      story: story.title,
      index: at,
      total: story.steps.length,
      title: story.steps[at].title,
      notes: story.steps[at].notes ?? "",
      next: next ? { title: next.title, picture: present.picture(view.dataset, next) } : null,
      blank: present.blanked(),
      exploring: present.exploring(),
      theme: document.documentElement.getAttribute("data-mantine-color-scheme"),
    });
  }

  function openSpeaker() {
    tune();
    // Opening a window may end the full screen, which is no wish to leave.
    present.excuse();
    const address = `${page.base()}/speaker/${encodeURIComponent(page.view().dataset)}#${id}`;
    const opened = window.open(address, `speaker-${id}`, "popup,width=1100,height=760");
    if (!opened) {
      page.say("The browser opens no window: allow windows of this page, then press s again.", {
        shown: true,
      });
    }
  }

  document.addEventListener("alliance:step", () => {
    tune();
    tell();
  });
  for (const event of ["alliance:explored", "alliance:blank"]) {
    document.addEventListener(event, tell);
  }
  // Whoever left by mistake and comes back still has the speaker's window.
  document.addEventListener("alliance:left", tell);
  window.addEventListener("pagehide", () => {
    if (!channel) return;
    channel.postMessage({ kind: "hidden" });
    keep();
  });

  Object.assign(present, { openSpeaker });
})();
