/* The switches, their numbers, and the line of words. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const rail = document.querySelector(".rail");
  const switches = [...rail.querySelectorAll("[role=switch]")];
  const words = document.getElementById("words");
  const empty = pack.picture.querySelector(".empty");
  let on = content.switches.map((one) => one.on);

  const inGroup = (group) => (one, place) => content.switches[place].group === group;

  /* Shows what the switches say; while a story is told, what its step says. */
  function refresh(sent = null, drawing = content.opening.drawing) {
    const state = sent === null ? pack.decide(on) : pack.told(sent);
    pack.show(state, drawing);
    const numbers = pack.counts(on);
    switches.forEach((one, place) => {
      one.setAttribute("aria-checked", String(on[place]));
      one.closest("li").querySelector(".count").textContent = pack.number(numbers[place]);
    });
    words.textContent = sent === null ? pack.words(state) : sent.words;
    empty.hidden = sent !== null || state.ties.some(Boolean) || !content.ties.length;
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
    sheet,
    sheetIsOpen: () => rail.classList.contains("open"),
    everything: () => set(on.map(() => true)),
  });
})();
