/* Time while a story is presented: the strip of the page, slim, over the picture. It comes with the
   pointer and goes when it rests, or stays by key and button. The step stays; only its time moves. */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const page = window.alliancePage;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const REST = 2500; // ms after which it goes
  let resting = 0;

  const dated = () => Boolean(page.view()?.dated);
  const button = () => document.querySelector("[data-page=present-time]");

  /* Whether it stays; undefined is the other way round. */
  function keep(on) {
    if (!dated()) {
      if (on !== false) page.say("Nothing in this network is dated.", { shown: true });
      return;
    }
    const kept = root.toggleAttribute("data-present-time", on);
    button().setAttribute("aria-expanded", String(kept));
    if (!kept) rest();
  }

  /* A step in time by key, seen on the strip. */
  function step(by) {
    if (!dated()) return;
    show();
    page.time.by(by);
    page.time.pause();
  }

  function show() {
    root.setAttribute("data-moved", "");
    clearTimeout(resting);
    resting = setTimeout(rest, REST);
  }

  function rest() {
    clearTimeout(resting);
    if (byId("time").matches(":hover, :focus-within")) resting = setTimeout(rest, REST);
    else root.removeAttribute("data-moved");
  }

  document.addEventListener("pointermove", ({ pointerType, target }) => {
    const over = pointerType === "mouse" && target.closest?.("#main");
    if (over && present.on() && !present.phone() && dated()) show();
  });

  document.addEventListener("alliance:step", () => {
    page.time?.pause?.();
    button().hidden = !dated();
  });
  document.addEventListener("alliance:left", () => {
    page.time?.pause?.();
    root.removeAttribute("data-present-time");
    button().setAttribute("aria-expanded", "false");
    clearTimeout(resting);
    root.removeAttribute("data-moved");
  });

  Object.assign(present, { keepTime: keep, stepTime: step });
})();
