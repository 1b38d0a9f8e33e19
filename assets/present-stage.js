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
    const story = present.story();
    const steps = story.steps.map((_, i) => i);
    const near = steps.length > AHEAD ? steps.slice(present.index()).slice(0, AHEAD) : steps;
    const views = near.map((i) => [
      i,
      picture().address(present.dressed(story.steps[i].view), { presenting: !present.phone() }),
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
