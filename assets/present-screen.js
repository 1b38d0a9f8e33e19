/* The whole screen while a story is presented: filling it, and blanking it. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  const POPUP = 2000; // ms: a window that opens may end the full screen
  let ours = false;
  let excused = 0; // until when the full screen may end without meaning anything

  // ---- full screen --------------------------------------------------------------------

  /* Fills the screen if the browser allows it, which it does right after a click or key. */
  async function fill() {
    const { activeElement: had } = document;
    if (document.fullscreenElement || !document.documentElement.requestFullscreen) return;
    if (navigator.userActivation && !navigator.userActivation.isActive) return;
    try {
      await document.documentElement.requestFullscreen({ navigationUI: "hide" });
      ours = true;
      had?.focus?.({ preventScroll: true });
    } catch {
      // Presenting works in a window too.
    }
  }

  function empty() {
    ours = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }

  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement || !ours) return;
    ours = false;
    // The browser took the Escape that would have come here.
    if (present.on() && performance.now() > excused) present.back();
  });

  const full = () => (document.fullscreenElement ? empty() : fill());

  // ---- blank --------------------------------------------------------------------------

  const blanked = () => !byId("present-blank").hidden;

  /* Covers everything in black or white; null, or the same again, uncovers it. */
  function blank(colour) {
    const cover = byId("present-blank");
    const uncover = colour === null || (!cover.hidden && cover.dataset.colour === colour);
    cover.hidden = uncover;
    if (!uncover) cover.dataset.colour = colour;
    page.say(uncover ? "The picture is back." : "The screen is blank; any step brings it back.");
    document.dispatchEvent(new CustomEvent("alliance:blank"));
  }

  document.addEventListener("click", (event) => {
    if (event.target.id === "present-blank") blank(null);
  });

  document.addEventListener("alliance:step", ({ detail: { first } }) => {
    if (first && !present.phone()) fill();
  });
  document.addEventListener("alliance:left", () => {
    empty();
    byId("present-blank").hidden = true;
  });

  Object.assign(present, {
    blank,
    blanked,
    fill,
    full,
    excuse: () => (excused = performance.now() + POPUP),
  });
})();
