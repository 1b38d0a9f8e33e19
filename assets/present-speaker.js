/* The page's end of the speaker's window: says what is shown, does what is asked for. Each page has
   a channel of its own, so that two presentations in one browser do not mix. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const page = window.alliancePage;
  const KEPT = "alliance-network.presentation";

  let channel = null;

  /* The page's id: another each time, but the same after it was loaded again. */
  function name() {
    const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
    const kept = again ? remembered() : null;
    return kept ?? Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");
  }

  function remembered() {
    try {
      return sessionStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function remember(id) {
    try {
      sessionStorage.setItem(KEPT, id);
    } catch {
      // After a reload the speaker's window has to be opened again.
    }
  }

  let id = null;

  function tune() {
    if (channel) return;
    id ??= name();
    remember(id);
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
  window.addEventListener("pagehide", () => channel?.postMessage({ kind: "hidden" }));

  Object.assign(present, { openSpeaker });
})();
