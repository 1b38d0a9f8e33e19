/* A file on its way to the server: how far it is, and a way to stop it. */
(() => {
  "use strict";

  const SLOW = 300; // ms after which the page says that it is waiting

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  let running = null; // {stop}: what is on its way

  /* Sends a file; the answer's {status, type, text}. Rejects with a sentence, or with null if
     somebody stopped it, or another file took its place. `place` is the id of the progress that
     shows it; null shows none. */
  page.sendFile = (address, { body, headers, place }) => {
    running?.stop();
    const own = (running = {});
    const done = place === null ? null : show(byId(place), headers["File-Name"]);

    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      own.stop = () => request.abort();
      request.open("POST", address);
      for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable && done) done.sent = event.loaded / event.total;
      });
      request.upload.addEventListener("load", () => {
        if (done) done.sent = 1;
      });
      request.addEventListener("load", () =>
        resolve({
          status: request.status,
          type: request.getResponseHeader("Content-Type") ?? "",
          text: request.responseText,
        }),
      );
      request.addEventListener("error", () =>
        reject(new Error("The file could not be sent. Try again.")),
      );
      request.addEventListener("abort", () => reject(null));
      request.send(body);
    }).finally(() => {
      done?.over();
      if (running === own) running = null;
    });
  };

  /* Shows how far a file is, once that takes a while: {sent (of 1), over()}. */
  function show(line, encoded) {
    const name = decodeURIComponent(encoded);
    const said = line.querySelector(".progress-said");
    const began = Date.now();
    const far = { sent: 0 };
    let ticking = 0;

    function words() {
      if (far.sent < 1) return `Sending ${name}: ${Math.round(100 * far.sent)} %`;
      const seconds = Math.round((Date.now() - began) / 1000);
      return `Reading ${name} …${seconds >= 3 ? ` (${seconds} s)` : ""}`;
    }

    function tell() {
      if (said.textContent !== words()) said.textContent = words();
      line.style.setProperty("--done", String(far.sent));
      line.classList.toggle("progress-open", far.sent >= 1);
    }

    const slow = setTimeout(() => {
      line.hidden = false;
      byId("hint").hidden = true; // It would lie over it on a phone.
      // A screen reader says what changes in what is already there.
      requestAnimationFrame(tell);
      ticking = setInterval(tell, 1000);
    }, SLOW);

    far.over = () => {
      clearTimeout(slow);
      clearInterval(ticking);
      const focused = line.contains(document.activeElement);
      line.hidden = true;
      said.textContent = "";
      if (focused) (line.closest("dialog")?.querySelector(".button") ?? byId("main")).focus();
    };
    return far;
  }

  page["cancel-file"] = () => {
    running?.stop();
    page.say("Stopped. Nothing was opened.", { shown: true });
  };
})();
