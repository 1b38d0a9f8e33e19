/* The stage of a story: the layers of its steps lie in the figure together, and those of the
   step alone are seen. So a step draws nothing anew, and what comes and goes can fade. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const MOST = 4000; // ties on the stage: more would make every drawing slow

  let wanted = ""; // what the layers were made for: story, place, theme, language
  let lists = new Map(); // index of a step -> {frame, layers from the back to the front}
  let asked = null; // the requests under way

  /* Several lists as one, in an order that is each list's own. */
  function merged(all) {
    const found = new Map(); // key -> {layer, after: keys, before: how many}
    const edges = new Set();
    for (const list of all) {
      let last = null;
      for (const layer of list) {
        const key = picture.keyOf(layer);
        if (!found.has(key)) found.set(key, { layer, after: [], before: 0 });
        if (last !== null && !edges.has(`${last} ${key}`)) {
          edges.add(`${last} ${key}`);
          found.get(last).after.push(key);
          found.get(key).before += 1;
        }
        last = key;
      }
    }
    const free = [...found.values()].filter(({ before }) => before === 0);
    const made = [];
    while (free.length) {
      const { layer, after } = free.shift();
      made.push(layer);
      for (const key of after) {
        const next = found.get(key);
        next.before -= 1;
        if (next.before === 0) free.unshift(next);
      }
    }
    return made.length === found.size ? made : all[0];
  }

  const ties = (layers) =>
    layers.reduce((sum, { hash }) => sum + (picture.layer(hash)?.ties?.keys.length ?? 0), 0);

  /* What is to be drawn where `sent` is shown. */
  function staged(sent) {
    if (!lists.size || sent.frame.meta.crowd) return sent.layers;
    const all = merged([sent, ...lists.values()].map(({ layers }) => layers));
    return ties(all) > MOST ? sent.layers : all;
  }

  /* Where the server says the layers of a view, as this place would show them. */
  function address(query, { presenting }) {
    const page = window.alliancePage;
    const { dataset, theme } = page.view();
    const [w, h] = picture.sent.frame.meta.place;
    const upright = window.innerHeight > window.innerWidth;
    const place = { w, h, upright, presenting, scheme: page.resolved(theme) };
    const made = Object.entries(place).map(([one, value]) => `${one}=${value}`).join("&");
    return `${page.base()}/layers/${encodeURIComponent(dataset)}?${query}&${made}`;
  }

  /* Fetches the layers of views, [[step, address], ...], and puts them on the stage. */
  async function stage(what, views) {
    if (what === wanted) return;
    clear();
    wanted = what;
    asked = new AbortController();
    const { signal } = asked;
    try {
      for (const [step, address] of views) {
        const answer = await fetch(address, { signal });
        if (!answer.ok) continue;
        lists.set(step, picture.take(await answer.json()));
      }
    } catch {
      // Without them each step is drawn when it is shown.
      if (signal.aborted) return;
    }
    const rest = () => {
      if (signal.aborted) return;
      const atRest = picture.camera === picture.home && !picture.moved && !picture.held;
      if (atRest) picture.redraw();
    };
    window.alliancePage.idle(rest);
  }

  /* Shows a step at once if it lies on the stage; `n` is the act that asks the server for it. */
  function cue(step, n) {
    if (lists.has(step)) picture.foresee(lists.get(step), n);
  }

  function clear() {
    asked?.abort();
    wanted = "";
    lists = new Map();
  }

  Object.assign(picture, { address, clear, cue, stage, staged });
})();
