/* What is shown. There is no rule here about any relation, status or kind: Python has said on
   which switches everything hangs, and this looks whether they are on. */
(() => {
  "use strict";

  const pack = (window.alliancePack = {});
  const content = JSON.parse(document.getElementById("content").textContent);

  /* Which ties and actors a setting of the switches shows, and which of those are tied. */
  function decide(on) {
    const all = (switches) => switches.every((place) => on[place]);
    const within = content.actors.map((actor) => actor.ways.some(all));
    const ties = content.ties.map((tie) => all(tie.on) && tie.ends.every((end) => within[end]));
    const tied = content.actors.map(() => false);
    content.ties.forEach((tie, place) => {
      if (ties[place]) for (const end of tie.ends) tied[end] = true;
    });
    const actors = within.map((there, place) =>
      content.loners === "hidden" ? tied[place] : there,
    );
    return { ties, actors, tied };
  }

  /* What each switch would show with it on and all others as they are. */
  function counts(on) {
    const now = decide(on);
    return content.switches.map(({ group }, place) => {
      const state = on[place] ? now : decide(on.map((is, other) => is || other === place));
      const hangs =
        group === "kind"
          ? content.actors.map((actor, i) => state.actors[i] && actor.kind === place)
          : content.ties.map((tie, i) => state.ties[i] && tie.on.includes(place));
      return hangs.filter(Boolean).length;
    });
  }

  /* The same as Python has sent it: of the opening or of a step of the story. */
  function told(sent) {
    const marked = (places, length) => {
      const flags = new Array(length).fill(false);
      for (const place of places) flags[place] = true;
      return flags;
    };
    return {
      ties: marked(sent.ties, content.ties.length),
      actors: marked(sent.actors, content.actors.length),
      tied: marked(sent.tied, content.actors.length),
    };
  }

  // ---- sentences: only numbers are filled in -------------------------------------------

  const number = (value) => value.toLocaleString("en-GB");

  function outOf([whole, none, rest], shown, every) {
    if (shown === every) return whole;
    return shown ? number(shown) + rest : none;
  }

  function words(state) {
    const { actors, ties, said, all } = content.words;
    const shown = [state.actors, state.ties].map((flags) => flags.filter(Boolean).length);
    return (
      said[0] + outOf(actors, shown[0], all[0]) + said[1] + outOf(ties, shown[1], all[1]) + said[2]
    );
  }

  /* The sentence of a tie (t12) or an actor (a3) in the language of a drawing. */
  function sentence(key, state, drawing) {
    const { actors, ties } = content.languages[content.drawings[drawing].language];
    const place = Number(key.slice(1));
    if (key[0] === "t") return ties[place];
    const [before, after, every, whole, some] = actors[place];
    const shown = content.ties.filter((tie, i) => state.ties[i] && tie.ends.includes(place)).length;
    return before + (shown === every ? whole : number(shown) + some) + after;
  }

  Object.assign(pack, { content, decide, counts, told, words, sentence, number });
})();
