/* A story on a phone: the picture stays on top, the steps are scrolled under it, and the one in the
   middle is shown. */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  const REST = 120; // ms: what is scrolled past is not shown
  let shown = null; // the story whose steps are on the page
  let watcher = null;
  let resting = 0;
  let middle = 0;

  function scrolled(place, story, index, article) {
    if (shown !== story || place.children.length !== story.steps.length) {
      shown = story;
      place.replaceChildren(...story.steps.map((_, at) => article(story, at)));
      watch(place);
    }
    for (const one of place.children) {
      const now = Number(one.dataset.step) === index;
      if (now) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
      // Whoever came by scrolling is there already.
      if (now && middle !== index) bring(one, Math.abs(middle - index) === 1);
    }
    middle = index;
  }

  /* Scrolls to a step; only to a neighbour smoothly, since others would be passed on the way. */
  function bring(one, near) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    one.scrollIntoView({ block: "start", behavior: near && !still ? "smooth" : "instant" });
  }

  function watch(place) {
    watcher?.disconnect();
    middle = -2;
    const see = (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        clearTimeout(resting);
        const at = Number(target.dataset.step);
        resting = setTimeout(() => {
          if (!present.phone() || at === present.index()) return;
          middle = at;
          present.go(at);
        }, REST);
      }
    };
    watcher = new IntersectionObserver(see, { root: place, rootMargin: "-49% 0px -50% 0px" });
    for (const one of place.children) watcher.observe(one);
  }

  document.addEventListener("alliance:left", () => {
    watcher?.disconnect();
    clearTimeout(resting);
    shown = null;
  });

  // ---- what a finger chooses in the picture -------------------------------------------

  let told = null;

  document.addEventListener("alliance:explored", async () => {
    const root = document.documentElement;
    const asked = root.hasAttribute("data-asked") ? page.view().selected : null;
    const place = byId("present-asked");
    if (asked === told) return;
    told = asked;
    place.hidden = !asked;
    root.removeAttribute("data-details");
    if (!asked) return;
    byId("present-sentence").textContent = "";
    const sentence = await window.allianceNetwork.sentence(asked).catch(() => "");
    if (told === asked) byId("present-sentence").textContent = sentence;
  });

  Object.assign(present, { scrolled });
})();
