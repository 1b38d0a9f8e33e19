/* A network whose file is watched: when it was saved, the page shows it as it is now; a file that
   cannot be read leaves what is shown, and a notice says why until it is mended. */
(() => {
  "use strict";

  const PAUSE = 2000; // ms between two looks

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  let timer = 0;
  let said = null; // the fault that the notice shows

  const watched = () => {
    const view = page.view();
    return view?.watched && view.query !== null && document.visibilityState === "visible";
  };

  function later() {
    clearTimeout(timer);
    if (watched()) timer = setTimeout(look, PAUSE);
  }

  async function look() {
    const view = page.view();
    let answer;
    try {
      answer = await (await page.ask(`${page.base()}/watch/${encodeURIComponent(view.dataset)}`)).json();
    } catch {
      later(); // A server that is gone is said when something is done.
      return;
    }
    if (page.view()?.dataset === view.dataset) {
      fault(answer.fault);
      if (answer.hash !== page.view().hash) reload();
    }
    later();
  }

  /* Says what is wrong with the file, once, and takes it back when it is mended. */
  function fault(sentence) {
    if (sentence === said) return;
    if (sentence !== null) page.tell(`The file was saved, but cannot be shown. ${sentence}`);
    else if (byId("notice-said").textContent.includes(said)) page["close-notice"]();
    said = sentence;
  }

  /* The server answers with what the file holds now, in the view as far as it fits. */
  function reload() {
    page.act("place");
    page.say("The file was saved: this is what it holds now.", { shown: true });
  }

  document.addEventListener("alliance:view", later);
  document.addEventListener("visibilitychange", () => {
    if (watched()) look();
    else clearTimeout(timer);
  });
})();
