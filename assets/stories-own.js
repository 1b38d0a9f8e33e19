/* One's own story of the network on the page: kept in this browser as it is written, nowhere else.
   Whoever shows it listens to "alliance:story". */
(() => {
  "use strict";

  const page = window.alliancePage;
  const own = {};
  (window.allianceStories ||= {}).own = own;
  const limit = (name) => Number(document.getElementById("story-editor").dataset[name]);

  let network = null; // whose story it is
  let story = null; // {title, steps: [{title, text, notes, view}]}, or null
  let at = 0; // the step that is edited
  let undo = null; // {said, back}: what the last deed took away, and how it comes back
  let kept = true; // whether the browser keeps it

  // ---- kept in the browser ------------------------------------------------------------

  const TEXTS = ["title", "text", "notes", "view"];

  /* A story out of anything at all: with its fields and no others; null if it is none. */
  function sound(value) {
    const steps = value?.steps;
    if (typeof value?.title !== "string" || !Array.isArray(steps)) return null;
    if (steps.length > limit("mostSteps")) return null;
    const whole = (step) => TEXTS.every((name) => typeof step?.[name] === "string");
    if (!steps.every(whole)) return null;
    const pick = (step) => Object.fromEntries(TEXTS.map((name) => [name, step[name]]));
    return { title: value.title, steps: steps.map(pick) };
  }

  function read() {
    try {
      return sound(JSON.parse(page.memory.read(`story.${network}`)));
    } catch {
      return null; // somebody else's value, or a broken one
    }
  }

  function keep() {
    const could = page.memory.write(`story.${network}`, JSON.stringify(own.whole()));
    if (!could && kept) {
      page.say("This browser does not keep the story: download it before you leave.", {
        shown: true,
      });
    }
    kept = could;
  }

  const tell = (what) =>
    document.dispatchEvent(new CustomEvent("alliance:story", { detail: { what } }));

  /* Something was done that changes what the list of steps shows. */
  function changed() {
    keep();
    tell("steps");
  }

  function load() {
    story = read();
    at = 0;
    undo = null;
    tell("story");
  }

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (view.query === null || view.dataset === network) return;
    network = view.dataset;
    load();
  });

  // The same story in another window of this browser.
  window.addEventListener("storage", (event) => {
    if (network !== null && event.key === `alliance-network.story.${network}`) load();
  });

  // ---- what is done to it -------------------------------------------------------------

  const plain = (query) => window.alliancePresent.bare(query);

  Object.assign(own, {
    story: () => story,
    at: () => at,
    step: () => story?.steps[at] ?? null,
    undo: () => undo,

    /* The story as it is sent, kept and presented. */
    whole: () => ({ name: "draft", title: story.title, network, steps: story.steps }),

    /* Takes another story in place of the present one, which can be brought back. */
    take(other) {
      const before = story?.steps.length ? { story, at } : null;
      story = sound(other);
      at = 0;
      undo = before && {
        said: `“${before.story.title || "Your story"}” has made room for this one.`,
        back() {
          ({ story, at } = before);
        },
      };
      keep();
      tell("story");
    },

    begin: () => own.take({ title: "", steps: [] }),

    write(name, text) {
      if (name === "story") story.title = text;
      else story.steps[at][name] = text;
      keep();
      if (name === "title") tell("title");
    },

    go(to) {
      at = Math.min(Math.max(to, 0), story.steps.length - 1);
      tell("steps");
    },

    /* Adds a step after the present one. */
    add(title, query) {
      if (story.steps.length >= limit("mostSteps")) {
        throw new Error(`A story has at most ${limit("mostSteps")} steps.`);
      }
      const to = story.steps.length ? at + 1 : 0;
      const step = { title: title.slice(0, limit("titleLength")), text: "", notes: "" };
      story.steps.splice(to, 0, { ...step, view: plain(query) });
      at = to;
      changed();
    },

    look(query) {
      story.steps[at].view = plain(query);
      changed();
    },

    /* Moves the present step; whether it could be. */
    move(by) {
      const to = at + by;
      if (to < 0 || to >= story.steps.length) return false;
      const [step] = story.steps.splice(at, 1);
      story.steps.splice(to, 0, step);
      at = to;
      changed();
      return true;
    },

    delete() {
      const place = at;
      const [step] = story.steps.splice(place, 1);
      at = Math.max(0, Math.min(place, story.steps.length - 1));
      undo = {
        said: `Step ${place + 1}, “${step.title}”, is deleted.`,
        back() {
          at = Math.min(place, story.steps.length);
          story.steps.splice(at, 0, step);
        },
      };
      changed();
    },

    restore() {
      undo.back();
      undo = null;
      keep();
      tell("story");
    },

    /* Whether the picture shows the view of a step. */
    shows: (step) => {
      const query = page.view()?.query;
      return Boolean(query) && plain(query) === plain(step.view);
    },
  });
})();
