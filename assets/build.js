/* Building what is on the page: elements with texts, never text as markup. */
(() => {
  "use strict";

  const page = window.alliancePage;

  /* An element with properties, attributes ("data-", "aria-" ...) and children. */
  page.element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  };

  /* A button that does a deed. */
  page.button = (text, deed, properties = {}) => {
    const made = page.element("button", { type: "button", className: "button", ...properties }, text);
    made.addEventListener("click", deed);
    return made;
  };

  /* Copies a text; says in a place of an open dialogue whether that was possible. */
  page.copy = async (text, place, done) => {
    try {
      await navigator.clipboard.writeText(text);
      page.said(place, done);
      return true;
    } catch {
      page.said(place, "The browser does not let the page copy: copy it by hand.");
      return false;
    }
  };
})();
