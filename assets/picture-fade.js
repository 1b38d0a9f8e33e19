/* What changes where a layer takes the place of its like fades in or out; what both show stays
   as it is. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const FADING = ["arriving", "leaving"];

  const idsOf = (trace) => trace.meta?.actors ?? trace.meta?.names ?? [];

  /* What layers show: keys of ties, ids of actors. */
  const shownBy = (layers) =>
    new Set(
      layers.flatMap((layer) => [...(layer.ties?.keys ?? []), ...layer.traces.flatMap(idsOf)]),
    );

  function fade(element, how, after) {
    element.classList.add(how);
    element.addEventListener("animationend", after, { once: true });
  }

  /* A copy that fades out in the place of what is gone already. */
  function leave(element, group) {
    group.after(element);
    fade(element, "leaving", () => element.remove());
  }

  const settled = (element) => !FADING.some((how) => element.classList.contains(how));

  /* Symbols and names, an element each in the order of the trace: [element, id]. */
  const points = (group, trace) => {
    const ids = idsOf(trace);
    const elements = [...group.querySelectorAll(".point, .textpoint")].filter(settled);
    return elements.map((element, i) => [element, ids[i]]).filter(([, id]) => id);
  };

  /* Ties, one path for all: [path, its part for each tie, the ties' keys]. */
  const paths = (group, { keys, glow }) =>
    [...group.querySelectorAll("path")].filter(settled).flatMap((path) => {
      const each = path.getAttribute("d").split(/(?=M)/);
      const named = [keys, (glow ?? []).map((i) => keys[i])];
      const found = named.find((one) => one.length === each.length);
      return found ? [[path, each, found]] : [];
    });

  function copied(path, each, wanted) {
    const copy = path.cloneNode();
    copy.setAttribute("d", each.filter((_, i) => wanted(i)).join(""));
    return copy;
  }

  /* `group` draws a piece of a layer that came: a trace of it or its lines; `before` are the
     layers whose place it takes. */
  function arrive(group, layer, trace, before) {
    const had = shownBy(before);
    if (trace) {
      for (const [element, id] of points(group, trace)) {
        if (had.has(id)) continue;
        fade(element, "arriving", () => element.classList.remove("arriving"));
      }
    } else if (layer.ties) {
      for (const [path, each, keys] of paths(group, layer.ties)) {
        const isNew = (i) => !had.has(keys[i]);
        if (!keys.some((_, i) => isNew(i))) continue;
        const whole = path.getAttribute("d");
        const added = copied(path, each, isNew);
        path.setAttribute("d", each.filter((_, i) => !isNew(i)).join(""));
        path.after(added);
        fade(added, "arriving", () => {
          path.setAttribute("d", whole);
          added.remove();
        });
      }
    }
  }

  /* The same of a layer that went; `now` are those that took its place. */
  function depart(group, layer, trace, now) {
    const has = shownBy(now);
    // What only hides lines under a symbol would hide what stays.
    if (trace && trace.name !== "under") {
      for (const [element, id] of points(group, trace)) {
        if (!has.has(id)) leave(element.cloneNode(true), group);
      }
    } else if (!trace && layer.ties) {
      for (const [path, each, keys] of paths(group, layer.ties)) {
        const isGone = (i) => !has.has(keys[i]);
        if (keys.some((_, i) => isGone(i))) leave(copied(path, each, isGone), group);
      }
    }
  }

  Object.assign(picture, { arrive, depart });
})();
