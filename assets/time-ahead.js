/* Once somebody steps in time, reaches for the strip, or comes to a page that shows a date, the
   layers of the steps beside are fetched ahead: the next step is then shown at once, and the answer
   of the server only confirms it. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const time = (page.time ||= {});
  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const KEPT = 6; // steps
  const SOON = 60; // ms after which what is beside a step is asked for

  const steps = new Map(); // address -> what picture.take made of it
  let asked = null; // the request under way
  let last = 0; // place of the step before
  let waiting = 0;

  function addressOf(at) {
    const query = new URLSearchParams(page.view().query);
    const date = time.dateOf(at);
    if (date === null) query.delete("as_of");
    else query.set("as_of", date);
    return picture.address(query.toString(), {
      presenting: window.alliancePresent.on() && !window.alliancePresent.phone(),
    });
  }

  const pictured = () => picture.sent && page.view().picture === "network";

  /* A step is asked of the server as act n: shows it if it is here already. */
  time.stepped = (at, n) => {
    asked?.abort();
    if (!pictured()) return;
    const news = steps.get(addressOf(at));
    if (news?.layers.every(({ hash }) => picture.layer(hash))) picture.foresee(news, n);
    soon();
  };

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => ahead(time.place()), SOON);
  }

  /* First the step that the walk leads to, then the one that leads back. */
  async function ahead(at) {
    if (!pictured()) return;
    if (time.busy()) {
      soon();
      return;
    }
    const onward = at >= last ? 1 : -1;
    last = at;
    asked = new AbortController();
    const { signal } = asked;
    for (const next of [at + onward, at - onward]) {
      if (next < 0 || next > time.last()) continue;
      const address = addressOf(next);
      if (steps.has(address)) continue;
      try {
        const answer = await fetch(address, { signal });
        if (!answer.ok) continue;
        const news = picture.take(await answer.json());
        steps.set(address, news);
        picture.prepare(news);
      } catch {
        // It is asked for again where it is stepped to.
        return;
      }
      for (const old of steps.keys()) if (steps.size > KEPT) steps.delete(old);
    }
  }

  /* The strip shows steps for the first time. */
  time.begins = () => {
    const strip = document.getElementById("time");
    for (const kind of ["pointerenter", "focusin"]) strip.addEventListener(kind, soon);
    if (time.chosen().as_of) soon();
  };
})();
