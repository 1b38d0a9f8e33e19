/* The switches, their numbers, and the line of words. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const rail = document.querySelector(".rail");
  const switches = [...rail.querySelectorAll("[role=switch]")];
  const words = document.getElementById("words");
  const empty = pack.picture.querySelector(".empty");
  const opens = content.switches.map((one) => one.on);
  let on = opens;
  let moment = content.opening.moment;
  let step = null; // the step of the story that is told

  const inGroup = (group) => (one, place) => content.switches[place].group === group;

  /* Shows what the switches say at a time; while a story is told, what its step says. */
  function refresh() {
    const state = step ? pack.told(step, moment) : pack.decide(on, moment);
    const drawing = (step ?? content.opening).drawing;
    pack.show(state, drawing);
    // While a story is told, nothing hangs on the switches.
    const numbers = step ? [] : pack.counts(on, moment);
    numbers.forEach((number, place) => {
      switches[place].setAttribute("aria-checked", String(on[place]));
      switches[place].closest("li").querySelector(".count").textContent = pack.number(number);
    });
    const lines = pack.linesOf(state, drawing).filter(Boolean).length;
    const asOpened = moment === content.opening.moment && on.every((is, i) => is === opens[i]);
    const free = () => (asOpened ? content.opening.words : pack.words(on, state, lines));
    words.textContent = step ? step.words[moment] : free();
    document.dispatchEvent(new CustomEvent("pack:worded", { detail: words.textContent }));
    empty.hidden = step !== null || state.ties.some(Boolean) || !content.ties.length;
  }

  /* Goes to a time of the slider, or to one of a step of the story; null ends the story. */
  function go(to, of = step) {
    step = of;
    moment = to;
    refresh();
  }

  function set(next) {
    on = next;
    refresh();
  }

  function only(place) {
    const mine = inGroup(content.switches[place].group);
    const alone = on.every((is, other) => !mine(is, other) || is === (other === place));
    // "Only" a second time gives everything back.
    set(on.map((is, other) => (mine(is, other) ? alone || other === place : is)));
  }

  rail.addEventListener("click", (event) => {
    const { dataset } = event.target.closest("button") ?? {};
    if (!dataset) return;
    if (dataset.switch !== undefined) {
      const place = Number(dataset.switch);
      set(on.map((is, other) => (other === place ? !is : is)));
    } else if (dataset.only !== undefined) only(Number(dataset.only));
    else if (dataset.all) set(on.map((is, place) => is || inGroup(dataset.all)(is, place)));
    else if (dataset.none) set(on.map((is, place) => is && !inGroup(dataset.none)(is, place)));
    else sheet();
  });

  /* On a phone the rail is a sheet. */
  function sheet(open = !rail.classList.contains("open")) {
    rail.classList.toggle("open", open);
    rail.querySelector(".handle").setAttribute("aria-expanded", String(open));
    return open;
  }

  Object.assign(pack, {
    refresh,
    go,
    moment: () => moment,
    step: () => step,
    sheet,
    sheetIsOpen: () => rail.classList.contains("open"),
    everything: () => set(on.map(() => true)),
  });
})();
