/* A file on its way to the server: how far it is, and a way to stop it. */
(() => {
  "use strict";

  const SLOW = 300; // ms after which the page says that it is waiting

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  let running = null; // {stop, place}

  /* Sends a file; the answer's {status, type, text}. Rejects with a sentence, or with null if
     somebody stopped it. `place` is the id of the progress that shows it. */
  page.sendFile = (address, { body, headers, place }) => {
    running?.stop();
    const name = decodeURIComponent(headers["File-Name"] ?? "the file");
    const own = {};
    running = own;
    const began = Date.now();
    let sent = 0;
    const shown = () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      const took = seconds >= 3 ? ` (${seconds} s)` : "";
      return sent < 1 ? `Sending ${name}: ${Math.round(100 * sent)} %` : `Reading ${name} …${took}`;
    };
    const line = byId(place);
    let ticking = 0;
    const slow = setTimeout(() => {
      line.hidden = false;
      byId("hint").hidden = true; // It would lie over it on a phone.
      const said = line.querySelector(".progress-said");
      const tell = () => {
        if (said.textContent !== shown()) said.textContent = shown();
        line.style.setProperty("--done", sent < 1 ? String(sent) : "");
        line.classList.toggle("progress-open", sent >= 1);
      };
      // A screen reader says what changes in what is already there.
      requestAnimationFrame(tell);
      ticking = setInterval(tell, 1000);
    }, SLOW);

    const over = () => {
      clearTimeout(slow);
      clearInterval(ticking);
      const focused = line.contains(document.activeElement);
      line.hidden = true;
      line.querySelector(".progress-said").textContent = "";
      if (focused) (line.closest("dialog") ?? byId("main")).focus();
      if (running === own) running = null;
    };

    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      own.stop = () => request.abort();
      request.open("POST", address);
      for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) sent = event.loaded / event.total;
      });
      request.upload.addEventListener("load", () => (sent = 1));
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
    }).finally(over);
  };

  page["cancel-file"] = () => {
    running?.stop();
    page.say("Stopped. Nothing was opened.", { shown: true });
  };
})();
