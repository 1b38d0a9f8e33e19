/* The strip of time under the picture: a histogram of ties by step, and a slider over it. What is
   counted, and what is said of each step, the server sends; a step itself only moves the mark. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const page = window.alliancePage;
  const time = (page.time ||= {});
  const LOST = 5000; // ms after which a date is sent although the one before has no answer
  const [BARS, TRACK, ROW] = [34, 12, 7]; // heights, px: histogram, slider's track, row of no data
  const APART = 8; // px between the names of two steps
  const byId = (id) => document.getElementById(id);

  let held = null; // what the server counted: see parts/time.py
  let wanted = ""; // dataset and filters that it should be of
  let asked = null; // the request under way
  let slider = null;
  let chosen = {}; // as_of, since, compare_to and known_on of the view; null where it has none
  let place = 0; // of the step shown, the number of steps is the latest
  let flying = null; // {n, at}: the act that the server has not answered yet
  let next; // the date to send after it

  // ---- which step --------------------------------------------------------------------

  const latest = () => held.steps.length;
  const dateOf = (at) => held.steps[at] ?? null;

  /* The last day of a date, or a text that stands where it would in the order of days. */
  const endOf = (date) => date + "-12-31".slice(date.length - 4);

  /* The last step that has begun by the end of a date. */
  function placeOf(date) {
    if (date === null) return latest();
    let at = 0;
    while (at + 1 < held.steps.length && held.steps[at + 1] <= endOf(date)) at += 1;
    return at;
  }

  // ---- what the server counted -------------------------------------------------------

  async function count(what) {
    if (what === wanted) return;
    wanted = what;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${page.base()}/time/${what}`, { signal: asked.signal });
      if (!answer.ok || what !== wanted) return;
      held = await answer.json();
      if (held === null) return;
      const first = !slider;
      fill();
      sync();
      if (first) time.begins();
    } catch {
      // The old numbers are of other filters.
      if (what === wanted) wanted = "";
    }
  }

  /* Everything that no step changes. */
  function fill() {
    if (!slider) {
      slider = Object.assign(document.createElement("input"), { type: "range", min: 0, step: 1 });
      slider.className = "time-range";
      slider.setAttribute("aria-label", "Time");
      slider.setAttribute("aria-describedby", "time-reach");
      slider.addEventListener("input", () => time.go(Number(slider.value)));
      byId("time-slider").append(slider);
      new ResizeObserver(draw).observe(byId("time-bars"));
    }
    slider.max = latest();
    byId("time").style.setProperty("--places", latest() + 1);
    const ends = held.ends.map(([words]) => words);
    const item = (words) => Object.assign(document.createElement("li"), { textContent: words });
    byId("time-sources").replaceChildren(...ends.map(item));
    byId("time-reach").textContent = `How far the sources reach. ${ends.join("; ")}.`;
    draw();
  }

  function node(name, attributes, parent, title) {
    const made = document.createElementNS(NS, name);
    for (const [one, value] of Object.entries(attributes)) made.setAttribute(one, value);
    if (title) {
      const words = document.createElementNS(NS, "title");
      words.textContent = title;
      made.append(words);
    }
    parent.append(made);
    return made;
  }

  const column = (width, at) => [(width * at) / (latest() + 1), width / (latest() + 1)];

  function draw() {
    const box = byId("time-bars");
    const width = box.clientWidth;
    if (!held || !width) return;
    const height = BARS + TRACK + ROW;
    const root = document.createElementNS(NS, "svg");
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const sums = held.said.map((_, at) => held.relations.reduce((n, { counts }) => n + counts[at], 0));
    const most = Math.max(...sums, 1);
    const gap = width / (latest() + 1) > 6 ? 1.5 : 0.25;
    const below = sums.map(() => 0);
    const bars = document.createElementNS(NS, "g");
    for (const { counts, light, dark } of held.relations) {
      const d = counts.map((number, at) => {
        if (!number) return "";
        const [x, w] = column(width, at);
        const [from, to] = [below[at], (below[at] += number)].map((n) => BARS * (1 - n / most));
        return `M${x + gap / 2},${from}V${to}h${w - gap}V${from}Z`;
      });
      const path = node("path", { d: d.join(""), class: "time-bar" }, bars);
      path.style.setProperty("--light", light);
      path.style.setProperty("--dark", dark);
    }
    // All bars faint, and once more, seen only where the view is.
    root.append(bars);
    const clip = node("clipPath", { id: "time-seen" }, root);
    node("rect", { y: 0, height: BARS }, clip);
    const seen = bars.cloneNode(true);
    bars.setAttribute("class", "time-faint");
    seen.setAttribute("clip-path", "url(#time-seen)");
    root.append(seen);
    node("line", { x1: 0, x2: width, y1: BARS + 0.5, y2: BARS + 0.5, class: "time-base" }, root);
    node("rect", { y: 0, height: BARS, class: "time-window" }, root);
    node("path", { class: "time-compared" }, root);
    unknown(root, width);
    box.replaceChildren(root);
    ticks();
    mark();
  }

  /* Under the histogram, of how many ties no source speaks: hatched once a source has ended. */
  function unknown(root, width) {
    const hatch = node(
      "pattern",
      { id: "time-hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse" },
      node("defs", {}, root),
    );
    node("path", { d: "M-1,1l2,-2M0,4l4,-4M3,5l2,-2", class: "time-hatch" }, hatch);
    const most = Math.max(...held.unknown, 1);
    const bottom = BARS + TRACK + ROW;
    held.unknown.forEach((number, at) => {
      const ended = held.ends.filter(([, last]) => last !== null && last < at);
      if (!number && !ended.length) return;
      const [x, w] = column(width, at);
      const high = Math.max((ROW * number) / most, number ? 1.5 : 0);
      const box = { x, width: w, y: bottom - high, height: high };
      const over = ended.length ? [`Ended: ${ended.map(([words]) => words).join("; ")}`] : [];
      const title = [held.said[at], ...over].join("\n");
      node("rect", { ...box, class: ended.length ? "time-ended" : "time-unknown" }, root, title);
    });
    for (const last of new Set(held.ends.map(([, at]) => at))) {
      if (last === null || last >= held.steps.length - 1) continue;
      const [x, w] = column(width, last);
      node("path", { d: `M${x + w},${bottom - ROW}v${ROW}`, class: "time-end" }, root);
    }
  }

  function ticks() {
    const written = held.ticks.map(([at, words]) => {
      const tick = document.createElement("span");
      tick.textContent = words;
      tick.style.setProperty("--at", at);
      return tick;
    });
    written[0]?.classList.add("time-first");
    written.at(-1)?.classList.add("time-last");
    byId("time-ticks").replaceChildren(...written);
    // Both ends before what is between them, and none over another.
    const kept = [];
    for (const tick of new Set([...written.slice(0, 1), ...written.slice(-1), ...written])) {
      const { left, right } = tick.getBoundingClientRect();
      tick.hidden = kept.some(([from, to]) => left < to + APART && right > from - APART);
      if (!tick.hidden) kept.push([left, right]);
    }
  }

  // ---- where the view is -------------------------------------------------------------

  /* The mark, the date and the number of ties, as the slider stands. */
  function mark() {
    const date = dateOf(place);
    const exact = flying || next !== undefined || date === chosen.as_of;
    const shown = exact ? date : chosen.as_of;
    const simple = exact && !chosen.compare_to && !chosen.since;
    slider.value = place;
    slider.setAttribute("aria-valuetext", exact ? held.said[place] : `as of ${shown}`);
    // What is said begins with the date: the number of ties comes after the first comma.
    byId("time-count").textContent = simple ? held.said[place].split(", ")[1] : "";
    time.show("as-of", shown ?? "");
    byId("time-short").textContent = shown ?? "latest";
    const now = document.querySelector("[data-page=time-latest]");
    now.setAttribute("aria-pressed", String(shown === null));
    const svg = byId("time-bars").firstElementChild;
    if (!svg) return;
    const width = byId("time-bars").clientWidth;
    const from = chosen.since && shown !== null ? Math.min(placeOf(chosen.since), place) : place;
    const [[x], [last, w]] = [column(width, from), column(width, place)];
    for (const one of svg.querySelectorAll("#time-seen rect, .time-window")) {
      one.setAttribute("x", x);
      one.setAttribute("width", last + w - x);
    }
    svg.querySelector(".time-window").classList.toggle("time-none", from === place);
    const [before, half] = column(width, placeOf(chosen.compare_to ?? null));
    const d = chosen.compare_to ? `M${before + half / 2},0V${BARS}` : "";
    svg.querySelector(".time-compared").setAttribute("d", d);
  }

  /* The strip as the view says, unless a later step is on its way. */
  function sync() {
    if (!held || flying || next !== undefined) return;
    place = placeOf(chosen.as_of);
    mark();
    time.told(chosen);
  }

  // ---- stepping ----------------------------------------------------------------------

  /* Shows a step, the number of steps for the latest. The mark moves at once; at most one step
     is asked of the server at a time, and the newest is always the next. */
  time.go = (at) => {
    if (!held) return null;
    place = Math.min(Math.max(at, 0), latest());
    next = dateOf(place);
    mark();
    return send();
  };

  function send() {
    if (next === undefined) return null;
    if (flying && Date.now() - flying.at < LOST) return flying.n;
    const date = next;
    next = undefined;
    if (date === chosen.as_of && !flying) {
      sync();
      return null;
    }
    flying = { n: page.act("as-of", date), at: Date.now() };
    time.stepped(place, flying.n);
    return flying.n;
  }

  Object.assign(time, {
    /* From a date within a step, the next one on is the end of that step. */
    by(steps) {
      if (!held) return null;
      const within = !time.busy() && chosen.as_of && endOf(chosen.as_of) < endOf(dateOf(place));
      return time.go(place + steps - (within && steps > 0 ? 1 : 0));
    },
    place: () => place,
    last: () => (held ? held.steps.length - 1 : -1),
    dateOf,
    said: () => held.said[place],
    busy: () => Boolean(flying) || next !== undefined,
    chosen: () => chosen,
  });

  page["time-back"] = () => time.by(-1);
  page["time-on"] = () => time.by(1);
  page["time-latest"] = () => time.go(latest());

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.query === null) return;
    byId("time").hidden = !view.dated;
    if (!view.dated) return;
    const query = new URLSearchParams(view.query);
    const names = ["as_of", "since", "compare_to", "known_on"];
    chosen = Object.fromEntries(names.map((name) => [name, query.get(name)]));
    if (flying && view.n >= flying.n) flying = null;
    count(`${encodeURIComponent(view.dataset)}?${view.times}`);
    if (next !== undefined) send();
    else sync();
    if (!time.busy()) time.rests();
  });
})();
