/* What is shown at a time. There is no rule here about any relation, status, kind or date: Python
   has said which form a tie has when, and on which switches everything hangs; this looks it up. */
(() => {
  "use strict";

  const pack = (window.alliancePack = {});
  const content = JSON.parse(document.getElementById("content").textContent);
  const NONE = -1;

  /* Whether a time is in some stretches: the first and last of each, from a place on. */
  function within(moment, stretches, from) {
    for (let i = from; i < stretches.length; i += 2) {
      if (stretches[i] <= moment && moment <= stretches[i + 1]) return true;
    }
    return false;
  }

  const known = new Map();

  /* The form of each tie at a time of one date; NONE where it is not there. */
  function formsAt(moment) {
    if (!known.has(moment)) {
      const at = (tie) => tie.forms.findIndex((form) => within(moment, form, 1));
      known.set(moment, content.ties.map(at));
    }
    return known.get(moment);
  }

  /* Which ties and actors a setting of the switches shows at a time, and which of those are tied. */
  function decide(on, moment) {
    const { both } = content.moments[moment];
    const state = both ? joined(both.map((one) => single(on, one))) : single(on, moment);
    const compared = both ? content.opening.compared : null;
    return finished({ ...state, moment, compared });
  }

  function single(on, moment) {
    const all = (switches) => switches.every((place) => on[place]);
    const there = content.ways[content.near[moment]].map((ways) => ways.some(all));
    const forms = formsAt(moment);
    const ties = content.ties.map(
      (tie, place) =>
        forms[place] !== NONE &&
        on[tie.forms[forms[place]][0]] &&
        all(tie.on) &&
        tie.ends.every((end) => there[end]),
    );
    return { ties, forms, actors: there };
  }

  /* What is shown at either of two dates, as it is at the later one if it is there. */
  function joined([before, after]) {
    const either = (name) => after[name].map((is, place) => is || before[name][place]);
    return {
      ties: either("ties"),
      actors: either("actors"),
      forms: after.forms.map((form, place) => (form === NONE ? before.forms[place] : form)),
    };
  }

  function finished(state) {
    const tied = content.actors.map(() => false);
    content.ties.forEach((tie, place) => {
      if (state.ties[place]) for (const end of tie.ends) tied[end] = true;
    });
    const hidden = content.loners === "hidden" && !state.told;
    return { ...state, tied, actors: hidden ? tied.slice() : state.actors };
  }

  /* What each switch would show with it on and all others as they are. */
  function counts(on, moment) {
    const now = decide(on, moment);
    return content.switches.map(({ group }, place) => {
      const state = on[place] ? now : decide(on.map((is, other) => is || other === place), moment);
      const hangs = (tie, form) => (group === "status" ? tie.forms[form]?.[0] === place : tie.on.includes(place));
      const shown =
        group === "kind"
          ? content.actors.map((kind, i) => state.actors[i] && kind === place)
          : content.ties.map((tie, i) => state.ties[i] && hangs(tie, state.forms[i]));
      return shown.filter(Boolean).length;
    });
  }

  /* A step of the story at a time, as Python has sent it. */
  function told(step, moment) {
    const ties = content.ties.map(() => false);
    const forms = content.ties.map(() => NONE);
    for (const [tie, form, ...stretches] of step.ties) {
      if (!within(moment, stretches, 0)) continue;
      ties[tie] = true;
      forms[tie] = form;
    }
    const actors = content.actors.map(() => false);
    for (const [actor, ...stretches] of step.actors) {
      if (within(moment, stretches, 0)) actors[actor] = true;
    }
    const compared = moment === step.moment ? step.compared : null;
    return finished({ ties, forms, actors, moment, compared, told: step });
  }

  /* Of how many ties no source speaks at a time, of those that hang on these switches. */
  function unknown(on, moment) {
    const all = (switches) => switches.every((place) => on[place]);
    return content.unknown.filter(([, ways, ...at]) => within(moment, at, 0) && ways.some(all)).length;
  }

  /* Whether there is no data on a tie at a time, rather than no tie. */
  const isUnknown = (place, moment) =>
    content.unknown.some(([tie, , ...at]) => tie === place && within(moment, at, 0));

  // ---- sentences: only numbers are filled in -------------------------------------------

  const number = (value) => value.toLocaleString("en-GB");

  function outOf([whole, none, rest], shown, every) {
    if (shown === every) return whole;
    return shown ? number(shown) + rest : none;
  }

  /* The line of words of a state of the switches; `lines` is how many ties are lines in it. */
  function words(on, state, lines) {
    const { actors, every, said, plain, unknown: silent } = content.words;
    const moment = content.moments[state.moment];
    const shown = [state.actors, state.ties].map((flags) => flags.filter(Boolean).length);
    const none = moment.both ? 0 : unknown(on, state.moment);
    const rest = [
      ...(plain && lines > plain[0] ? [plain[1]] : []),
      ...moment.rest,
      ...(none ? [none === 1 ? silent[0] : silent[1] + number(none) + silent[2]] : []),
    ];
    const counted =
      said[0] + outOf(actors, shown[0], every) + said[1] + outOf(moment.ties, shown[1], moment.every);
    return `${counted}${rest.length ? `: ${rest.join(", ")}` : ""}.`;
  }

  /* The sentence of a tie (t12) or an actor (a3) in the language of a drawing. */
  function sentence(key, state, drawing) {
    const { actors, ties } = content.languages[content.drawings[drawing].language];
    const place = Number(key.slice(1));
    if (key[0] === "t") {
      const changed = state.compared === null ? null : content.compared[state.compared].said[place];
      return changed ?? ties[place][state.forms[place]] ?? ties[place][0];
    }
    const [name, ...goesOn] = actors[place];
    const [after, every, whole, some] = goesOn.find((form) => within(state.moment, form, 4));
    const before = name + content.moments[state.moment].when;
    const shown = content.ties.filter((tie, i) => state.ties[i] && tie.ends.includes(place)).length;
    return before + (shown === every ? whole : number(shown) + some) + after;
  }

  Object.assign(pack, { content, decide, counts, told, isUnknown, words, sentence, number });
})();
