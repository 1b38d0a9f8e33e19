/* Fetches the pictures of a story's steps ahead, the next ones first. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const page = window.alliancePage;
  const picture = () => window.allianceNetwork.picture;
  const AHEAD = 12; // steps
  let waiting = 0;

  function ahead() {
    const { sent } = picture();
    const view = page.view();
    if (!present.on() || !sent || view.query === null) return;
    const [w, h] = sent.frame.meta.place;
    const story = present.story();
    const steps = story.steps.map((_, i) => i);
    const near = steps.length > AHEAD ? steps.slice(present.index()).slice(0, AHEAD) : steps;
    const place = {
      w,
      h,
      upright: window.innerHeight > window.innerWidth,
      presenting: !present.phone(),
      scheme: page.resolved(view.theme),
    };
    const made = Object.entries(place).map(([one, value]) => `${one}=${value}`).join("&");
    const views = near.map((i) => [
      i,
      `${page.base()}/layers/${encodeURIComponent(view.dataset)}?` +
        `${present.dressed(story.steps[i].view)}&${made}`,
    ]);
    picture().stage(views.map(([, address]) => address).join(" "), views);
  }

  document.addEventListener("alliance:view", () => {
    if (!present.on()) return;
    clearTimeout(waiting);
    // Once the step itself is drawn.
    waiting = setTimeout(ahead, 250);
  });
  document.addEventListener("alliance:left", () => {
    clearTimeout(waiting);
    picture().clear();
  });
})();
