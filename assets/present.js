/* Presenting a story is a mode of the page: each step is a view, shown as any other choice is, so
   that actors stay where they are. What belongs to it listens to "alliance:step" (a step is
   shown), "alliance:explored" (what is shown may be something else) and "alliance:left". On the
   root, data-present is "hall" or "phone". */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const page = window.alliancePage;
  const root = document.documentElement;
  const narrow = window.matchMedia("(width < 900px)");
  const byId = (id) => document.getElementById(id);

  let story = null;
  let index = 0;
  let sent = 0; // number of the act that shows the step
  let reached = null; // the step's view as the server writes it, without theme and language

  const on = () => story !== null;
  const phone = () => on() && narrow.matches;
  const step = () => story.steps[index];

  const form = () => {
    root.dataset.present = narrow.matches ? "phone" : "hall";
  };

  // ---- starting and leaving -----------------------------------------------------------

  /* Presents a story from a step on; `own` is one of this browser, which the server has not. */
  function start(given, at = 0, { own = false, keep = false } = {}) {
    if (!given.steps.length) {
      page.say(`“${given.title}” has no step yet.`, { shown: true });
      return;
    }
    const before = on();
    const laid = root.dataset.present;
    story = own ? { ...given, name: "draft" } : given;
    form();
    byId("present").hidden = false;
    document.querySelector("dialog[open]")?.close();
    // One step of the history, so that going back leaves.
    if (!before && !keep && !page.embedded) window.history.pushState(null, "", window.location.href);
    if (!before) byId("main").focus({ preventScroll: true });
    if (root.dataset.present !== laid) window.allianceNetwork.picture.tell();
    go(at, { first: !before });
  }

  function stop({ keep = false } = {}) {
    if (!on()) return;
    const left = { story, index };
    story = null;
    reached = null;
    delete root.dataset.present;
    byId("present").hidden = true;
    byId("present-return").hidden = true;
    if (!keep) {
      const { pathname, search } = window.location;
      window.history.replaceState(null, "", pathname + search);
    }
    window.allianceNetwork.picture.tell();
    document.dispatchEvent(new CustomEvent("alliance:left", { detail: left }));
    document.querySelector("[data-page=present]")?.focus();
  }

  // ---- steps --------------------------------------------------------------------------

  function go(to, { first = false } = {}) {
    if (!on()) return;
    index = Math.min(Math.max(to, 0), story.steps.length - 1);
    const { pathname, search } = window.location;
    window.history.replaceState(null, "", pathname + search + present.address());
    document.dispatchEvent(new CustomEvent("alliance:step", { detail: { story, index, first } }));
    show();
  }

  function move(by) {
    const to = index + by;
    if (to < 0) page.say("This is the first step.");
    else if (to >= story.steps.length) page.say("This is the last step.");
    else go(to);
  }

  /* Shows the step's view, from wherever one has got to. */
  function show() {
    reached = null;
    window.allianceNetwork.picture.goHome();
    sent = page.act("view", present.dressed(step().view));
    window.allianceNetwork.picture.cue(index, sent);
  }

  function jump(number) {
    const { steps } = story;
    if (number >= 1 && number <= steps.length) go(number - 1);
    else page.say(`There is no step ${number}: the story has ${steps.length}.`, { shown: true });
  }

  // ---- exploring ----------------------------------------------------------------------

  /* Whether the picture shows something else than the step. */
  function exploring() {
    const now = page.view()?.query;
    const { picture } = window.allianceNetwork;
    if (!on() || !now) return false;
    if (picture.camera !== picture.home) return true;
    return reached !== null && present.bare(now) !== reached;
  }

  function tell() {
    const away = exploring();
    const button = byId("present-return");
    button.hidden = !away;
    const words = `Exploring: ${phone() ? "return" : "r returns"} to step ${index + 1}`;
    if (on() && button.textContent !== words) button.textContent = words;
    // What was chosen meanwhile is told; what the step itself chooses is in its text.
    const selected = page.view()?.selected;
    root.toggleAttribute("data-asked", on() && away && Boolean(selected) && selected !== chosen());
    document.dispatchEvent(new CustomEvent("alliance:explored"));
  }

  /* What the step itself chooses: an actor, a tie or null. */
  function chosen() {
    const [start, end, relation] = (/(?:^|&)selected=([^&]*)/.exec(reached ?? "")?.[1] ?? "")
      .split(",")
      .map(decodeURIComponent);
    return relation ? `${start}>${end}:${relation}` : start || null;
  }

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (!on()) return;
    if (view.query !== null && reached === null && view.n >= sent) {
      reached = present.bare(view.n === sent ? view.query : step().view);
    }
    tell();
  });
  document.addEventListener("alliance:camera", () => on() && tell());

  // ---- addresses ----------------------------------------------------------------------

  /* The step of an address, shown; `keep`: the history stands where it should. */
  async function follow(hash) {
    const wanted = present.named(hash);
    if (wanted === null) {
      stop({ keep: true });
      delete root.dataset.present;
      return;
    }
    try {
      if (wanted.bad) {
        throw new Error("The address names no step of a story; one ends in #story=name/1.");
      }
      const { dataset } = page.view();
      const same = on() && story.name === wanted.name;
      const found = same ? story : await present.read(dataset, wanted.name);
      if (wanted.index >= found.steps.length) {
        const there = `“${found.title}” has ${found.steps.length}`;
        page.say(`There is no step ${wanted.index + 1}: ${there}.`, { shown: true });
      }
      start(found, wanted.index, { own: wanted.name === "draft", keep: true });
    } catch (error) {
      stop({ keep: true });
      delete root.dataset.present;
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
      page.say(error.message, { shown: true });
    }
  }

  // Before anything is drawn, so that the picture is drawn in its place at once.
  if (present.named(window.location.hash)?.name) form();

  document.addEventListener("alliance:view", ({ detail: { view, before } }) => {
    if (!before && window.location.hash.startsWith("#story=")) {
      if (view.query === null) delete root.dataset.present;
      else follow(window.location.hash);
    }
  });
  window.addEventListener("popstate", () => page.view() && follow(window.location.hash));

  narrow.addEventListener("change", () => {
    if (!on()) return;
    form();
    document.dispatchEvent(new CustomEvent("alliance:step", { detail: { story, index } }));
  });

  // ---- from the header ----------------------------------------------------------------

  page.present = async () => {
    const { dataset } = page.view();
    try {
      const stories = await present.list(dataset);
      if (stories.length !== 1 && window.allianceStories) window.allianceStories.open();
      else if (!stories.length) page.say("This network has no story yet.", { shown: true });
      else start(await present.read(dataset, stories[0].name));
    } catch (error) {
      page.say(error.message, { shown: true });
    }
  };

  Object.assign(present, {
    start,
    stop,
    go,
    jump,
    show,
    on,
    phone,
    exploring,
    chosen,
    story: () => story,
    index: () => index,
    step: () => (on() ? step() : null),
    next: () => move(1),
    previous: () => move(-1),
    /* What the address ends in while a story is presented. */
    address: () => (on() ? present.fragment(story.name, index) : ""),
  });
})();
