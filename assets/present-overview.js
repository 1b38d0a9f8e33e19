/* All steps of the presented story as cards, to go to one of them. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  const cards = () => [...byId("present-cards").children];

  function card(story, step, at) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "card";
    made.dataset.step = String(at);
    if (at === present.index()) made.setAttribute("aria-current", "step");
    const image = document.createElement("img");
    image.loading = "lazy";
    image.alt = "";
    image.width = 480;
    image.height = 300;
    image.src = present.picture(page.view().dataset, step);
    const words = document.createElement("span");
    words.className = "card-title";
    words.dir = "auto";
    words.textContent = `${at + 1}. ${step.title}`;
    made.append(image, words);
    return made;
  }

  function overview() {
    const dialogue = byId("present-overview");
    if (dialogue.open) {
      dialogue.close();
      return;
    }
    const story = present.story();
    byId("present-overview-title").textContent = story.title;
    byId("present-cards").replaceChildren(...story.steps.map((step, at) => card(story, step, at)));
    page.show("present-overview");
    cards()[present.index()].focus();
  }

  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("#present-cards .card");
    if (!chosen) return;
    byId("present-overview").close();
    present.go(Number(chosen.dataset.step));
  });

  /* Arrow keys go from card to card; the browser itself does Enter and Escape. */
  function overviewKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = cards();
    const at = all.indexOf(document.activeElement);
    const top = all[0].offsetTop;
    const columns = all.filter((one) => one.offsetTop === top).length;
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: 1,
      PageUp: -1,
      Home: -all.length,
      End: all.length,
    };
    if (event.key === "o" && page.alone()) byId("present-overview").close();
    else if (event.key in steps) {
      const to = Math.min(Math.max(at + steps[event.key], 0), all.length - 1);
      all[to].focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  document.addEventListener("alliance:left", () => byId("present-overview").close());

  Object.assign(present, { overview, overviewKey });
})();
