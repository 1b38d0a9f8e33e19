/* The slider of time: every step of the span, last the latest that each source knows. It goes to a
   time; what is shown then, the rest of the script looks up. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const strip = document.getElementById("time");
  if (!strip) return;
  const slider = strip.querySelector("input");
  const said = strip.querySelector(".time-said");
  const play = strip.querySelector("[data-time=play]");
  const words = document.getElementById("words");
  const last = content.slider - 1;
  const EVERY = 900; // ms from step to step
  let playing = 0;

  const near = () => content.moments[pack.moment()].near;

  /* Where the picture is, on the slider and in words. */
  function mark() {
    const words = content.moments[pack.moment()].said;
    slider.value = String(near());
    slider.setAttribute("aria-valuetext", words);
    said.textContent = words;
    const ends = { back: near() === 0, on: near() === last, latest: pack.moment() === last };
    for (const [how, is] of Object.entries(ends)) {
      strip.querySelector(`[data-time=${how}]`).setAttribute("aria-disabled", String(is));
    }
  }

  function go(to) {
    const place = Math.min(Math.max(to, 0), last);
    if (place !== pack.moment()) pack.go(place);
  }

  /* One step on or back; from a date within a step, the next one on is the end of that step. */
  const by = (steps) => go(near() + steps - (steps > 0 && content.moments[pack.moment()].within ? 1 : 0));

  function pause() {
    if (!playing) return;
    clearInterval(playing);
    playing = 0;
    dress();
  }

  function dress() {
    const name = playing ? "Pause" : "Play";
    play.setAttribute("aria-label", name);
    play.title = name;
    play.textContent = playing ? "❚❚" : "▶";
    // What passes is not read out; where it rests, the words are.
    words.setAttribute("aria-live", playing ? "off" : "polite");
  }

  function start() {
    // Steps of dates; the latest is none of them.
    if (near() >= last - 1) go(0);
    playing = setInterval(() => (near() < last - 1 ? by(1) : pause()), EVERY);
    dress();
  }

  const DEEDS = {
    back: () => by(-1),
    on: () => by(1),
    latest: () => go(last),
    play: () => (playing ? pause() : start()),
  };
  strip.addEventListener("click", (event) => {
    const how = event.target.closest("[data-time]")?.dataset.time;
    if (!how) return;
    if (how !== "play") pause();
    DEEDS[how]();
  });
  slider.addEventListener("input", () => {
    pause();
    go(Number(slider.value));
  });
  document.addEventListener("pack:shown", mark);
  document.addEventListener("visibilitychange", () => document.hidden && pause());

  /* A key that steps in time; true if it meant something. */
  function key(event) {
    const how = { "[": "back", "]": "on" }[event.key];
    if (!how) return false;
    pause();
    DEEDS[how]();
    return true;
  }

  slider.disabled = false;
  pack.time = { key, pause };
})();
