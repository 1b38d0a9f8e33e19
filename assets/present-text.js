/* The words of a story beside its picture: in a hall those of the step, on a phone those of all
   steps, one under the other. */
(() => {
  "use strict";

  const present = window.alliancePresent;
  const byId = (id) => document.getElementById(id);

  const element = (name, kind, text) => {
    const made = document.createElement(name);
    made.className = kind;
    made.dir = "auto";
    made.textContent = text;
    return made;
  };

  const count = (at, story) => `Step ${at + 1} of ${story.steps.length}`;

  /* Text as it is written: an empty line begins a paragraph. */
  const paragraphs = (text) =>
    text.split(/\n\s*\n/).filter((one) => one.trim()).map((one) => element("p", "present-text", one.trim()));

  function article(story, at) {
    const made = document.createElement("article");
    made.className = "present-article";
    made.dataset.step = String(at);
    const { title, text } = story.steps[at];
    const heading = element("h2", "present-title", title || count(at, story));
    made.append(element("p", "present-number", count(at, story)), heading, ...paragraphs(text ?? ""));
    return made;
  }

  document.addEventListener("alliance:step", ({ detail: { story, index } }) => {
    const place = byId("present-steps");
    const phone = present.phone();
    // In a hall a step is told to screen readers when it comes; on a phone one reads on.
    place.setAttribute("aria-live", phone ? "off" : "polite");
    place.setAttribute("aria-atomic", String(!phone));
    byId("present-count").textContent = `${index + 1} of ${story.steps.length}`;
    byId("present-story").textContent = story.title;
    const ends = { previous: 0, next: story.steps.length - 1 };
    for (const [which, end] of Object.entries(ends)) {
      document.querySelector(`[data-page=present-${which}]`).ariaDisabled = String(index === end);
    }
    if (phone) present.scrolled(place, story, index, article);
    else {
      place.replaceChildren(article(story, index));
      place.scrollTop = 0;
    }
    reach();
    room.observe(place);
  });

  /* Text that is longer than the column is set closer; what is longer still is scrolled, by key
     too. */
  function reach() {
    const place = byId("present-steps");
    const long = () => place.scrollHeight > place.clientHeight + 1;
    place.removeAttribute("tabindex");
    place.classList.remove("close");
    place.classList.toggle("close", !present.phone() && long());
    if (long()) place.tabIndex = 0;
  }
  // The key and the words under it take more room or less.
  const room = new ResizeObserver(reach);

  document.addEventListener("alliance:left", () => {
    room.disconnect();
    byId("present-steps").replaceChildren();
  });
})();
