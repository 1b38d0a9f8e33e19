/* The story: step by step beside the picture; on a phone its steps scroll under it. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const story = document.getElementById("story");
  if (!story) return;
  const root = document.documentElement;
  const middle = document.querySelector(".middle");
  const steps = [...story.querySelectorAll(".step")];
  const count = story.querySelector(".step-number");
  const narrow = matchMedia("(width < 900px)");
  let at = null;
  let typed = "";
  let before = null; // what had the focus

  function show(place) {
    const sent = content.steps[place];
    if (place !== at) pack.whole();
    at = place;
    steps.forEach((step, i) => step.classList.toggle("now", i === place));
    count.textContent = `${place + 1} / ${steps.length}`;
    for (const [how, is] of [["back", place === 0], ["on", place === steps.length - 1]]) {
      story.querySelector(`[data-story=${how}]`).disabled = is;
    }
    pack.close();
    pack.time?.pause();
    pack.go(sent.moment, sent);
    pack.choose(sent.selected);
    history.replaceState(null, "", `#story/${place + 1}`);
  }

  function go(place) {
    const to = Math.min(Math.max(place, 0), steps.length - 1);
    show(to);
    if (narrow.matches) steps[to].scrollIntoView({ block: "start" });
    else steps[to].querySelector("h3").focus({ preventScroll: true });
  }

  function start(place = 0) {
    before = document.activeElement;
    root.classList.add("telling");
    middle.before(story);
    if (narrow.matches) story.before(pack.picture);
    go(place);
  }

  function end() {
    if (at === null) return;
    at = null;
    root.classList.remove("telling", "black");
    middle.after(story);
    document.querySelector(".rail").after(pack.picture);
    history.replaceState(null, "", "#");
    pack.whole();
    pack.close();
    pack.time?.pause();
    pack.go(content.opening.moment, null);
    before?.focus?.();
  }

  // Within a step one may go to another time: its words go along.
  document.addEventListener("pack:worded", ({ detail }) => {
    if (at !== null) steps[at].querySelector(".step-words").textContent = detail;
  });

  // Where the steps scroll, the one in the middle of what is left of the window is shown.
  const seen = new IntersectionObserver(
    (entries) => {
      if (at === null || !narrow.matches) return;
      const now = entries.find((entry) => entry.isIntersecting);
      const place = now && steps.indexOf(now.target);
      if (now && place !== at) show(place);
    },
    { rootMargin: "-60% 0px -30% 0px" },
  );
  for (const step of steps) seen.observe(step);
  narrow.addEventListener("change", () => {
    if (at === null) return;
    if (narrow.matches) story.before(pack.picture);
    else document.querySelector(".rail").after(pack.picture);
    go(at);
  });

  story.addEventListener("click", (event) => {
    const how = event.target.closest("[data-story]")?.dataset.story;
    if (how === "end") end();
    else if (how) go(at + (how === "on" ? 1 : -1));
  });

  const ON = ["ArrowRight", "ArrowDown", "PageDown", " ", "n"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "p"];

  /* A key while the story is told; true if it meant something. */
  function key(event) {
    if (at === null || narrow.matches) return false;
    const alone = event.key.length === 1 && event.key !== " ";
    if (alone && !pack.singleKeys()) return false;
    if (/^[0-9]$/.test(event.key)) {
      typed = (typed + event.key).slice(-3);
      return true;
    }
    if (event.key === "Enter" && typed) go(Number(typed) - 1);
    else if (event.key === "b" || event.key === ".") root.classList.toggle("black");
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(steps.length - 1);
    else if (event.key === " " && event.shiftKey) go(at - 1);
    else if (event.key === " " && event.target.closest("button, a, summary")) return false;
    else if (ON.includes(event.key)) go(at + 1);
    else if (BACK.includes(event.key)) go(at - 1);
    else return false;
    typed = "";
    return true;
  }

  Object.assign(pack, {
    story: { start, end, key, isTold: () => at !== null, steps: steps.length },
  });
})();
