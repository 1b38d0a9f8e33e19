/* Plays time: step after step, each once the one before is shown, until the last or until
   anything else is done. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const time = (page.time ||= {});
  const EVERY = { slow: 1600, usual: 900, quick: 450 }; // ms from step to step

  let playing = false;
  let speed = "usual";
  let shownAt = 0;
  let waiting = 0;

  const button = () => document.querySelector("[data-page=time-play]");

  function dress() {
    const name = playing ? "Pause" : "Play";
    button().title = name;
    button().querySelector(".unseen").textContent = name;
    button().querySelector(".icon").className = `icon icon-${playing ? "pause" : "play"}`;
    // Not every step is read out: what is reached is said once it rests.
    document.getElementById("words").setAttribute("aria-live", playing ? "off" : "polite");
  }

  function start() {
    playing = true;
    dress();
    if (time.place() >= time.last()) step(0);
    else step(time.place() + 1);
  }

  function step(at) {
    shownAt = Date.now();
    time.go(at);
  }

  function pause() {
    if (!playing) return;
    playing = false;
    clearTimeout(waiting);
    dress();
    page.say(`Paused: ${time.said()}`);
  }

  time.pause = pause;
  page["time-play"] = () => {
    if (playing) pause();
    else if (time.last() > 0) start();
  };

  /* The view is where the slider is: the next step, once this one has been looked at. */
  time.rests = () => {
    if (!playing) return;
    clearTimeout(waiting);
    if (time.place() >= time.last()) {
      pause();
      return;
    }
    const rest = Math.max(EVERY[speed] - (Date.now() - shownAt), 50);
    waiting = setTimeout(() => requestAnimationFrame(() => step(time.place() + 1)), rest);
  };

  document.addEventListener("alliance:act", ({ detail: { n, what } }) => {
    if (playing && what !== "place" && what !== "as-of") pause();
  });
  document.addEventListener("visibilitychange", () => document.hidden && pause());
  // A hand or a key on the slider, the date or another step takes over.
  const others = "#time-slider, #time-as-of, [data-page^=time-]:not([data-page=time-play])";
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(
      kind,
      (event) => event.target.closest?.(others) && event.key !== "Tab" && pause(),
      true,
    );
  }

  document.addEventListener("click", (event) => {
    const choice = event.target.closest("#time-speed input");
    if (choice) speed = choice.value;
  });
})();
