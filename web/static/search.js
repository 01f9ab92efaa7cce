// Answers as one types. On the search page the results themselves change; everywhere else the box suggests concepts.

const form = document.querySelector("form.search");
const box = form.elements.namedItem("q");
const results = document.getElementById("results");
const status = document.getElementById("status");

const PAUSE = 110; // milliseconds without a key before we ask

/** Run `ask(signal)` once typing pauses; a newer call stops an older one, before or after it was sent. */
function debounced(ask) {
  let timer, controller;
  return (wait = PAUSE) => {
    clearTimeout(timer);
    controller?.abort();
    controller = new AbortController();
    const { signal } = controller;
    timer = setTimeout(() => ask(signal).catch((error) => {
      if (error.name === "AbortError") return;
      say("The glossary cannot be reached. Press Enter to try again.");
      status.classList.add("said");
    }), wait);
  };
}

function say(text) {
  status.classList.remove("said");
  status.textContent = text;
}

function liveResults() {
  const title = document.title.slice(document.title.lastIndexOf(" · "));

  function query() {
    const filled = [...new FormData(form)].filter(([, value]) => value.trim());
    return box.value.trim() ? new URLSearchParams(filled).toString() : "";
  }

  const ask = debounced(async (signal) => {
    const asked = query();
    results.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(`${form.dataset.results}?${asked}`, { signal });
      const answer = await response.text();
      const at = rows().findIndex((row) => row.contains(document.activeElement));
      results.innerHTML = answer;
      if (at >= 0) (heads()[at] ?? heads().at(-1) ?? box).focus(); // who had gone on to a row stays in it
      results.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
      say(results.querySelector("[data-summary]")?.dataset.summary ?? "");
      document.title = (box.value.trim() || "Look up") + title;
      history.replaceState(null, "", asked ? `?${asked}` : form.action);
    } finally {
      if (!signal.aborted) results.removeAttribute("aria-busy");
    }
  });

  let shown = query();
  const changed = () => {
    if (query() === shown) return;
    shown = query();
    ask();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", location.href); // what was typed so far stays reachable by the Back button
    shown = query();
    ask(0);
  });
  addEventListener("popstate", () => {
    const params = new URLSearchParams(location.search);
    for (const name of ["q", "kind", "lang", "profile"]) (form.elements.namedItem(name) ?? {}).value = params.get(name) ?? "";
    shown = query();
    ask(0);
  });

  // Arrow keys walk from the box through the rows and back.
  function rows() {
    return [...results.querySelectorAll(".match")];
  }
  function heads() {
    return rows().map((row) => row.querySelector("a.form"));
  }
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.closest("select")) return;
    const at = rows().findIndex((row) => row.contains(event.target));
    if (event.target !== box && at < 0) return;
    const next = at + step;
    if (next >= rows().length) return;
    event.preventDefault();
    (heads()[next] ?? box).focus();
  });
  addEventListener("focusin", (event) => {
    for (const row of rows()) row.classList.toggle("here", row.contains(event.target));
  });
}

function suggestions() {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);

  let active = -1;

  function open(shown) {
    list.hidden = !shown;
    box.setAttribute("aria-expanded", String(shown));
    if (!shown) choose(-1);
  }

  function choose(index) {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index >= 0) {
      box.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function option({ text, lang, kind, usual, concept_id: id }, at) {
    const item = document.createElement("li");
    item.id = `suggestion-${at}`;
    item.setAttribute("role", "option");
    item.dataset.href = form.dataset.concept + encodeURIComponent(id);
    const gloss = document.createElement("span");
    gloss.className = "quiet";
    for (const [tongue, form] of Object.entries(usual)) {
      if (!form || form === text) continue;
      if (gloss.childNodes.length) gloss.append(" · ");
      gloss.append(span(form, tongue));
    }
    item.append(span(text, lang), gloss, span(kind, "en", "quiet"));
    return item;
  }

  function span(text, lang, className = "form") {
    const element = document.createElement("span");
    element.lang = lang;
    element.className = className;
    element.textContent = text;
    return element;
  }

  const ask = debounced(async (signal) => {
    const q = box.value.trim();
    const found = q ? (await (await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q })}`, { signal })).json()).suggestions ?? [] : [];
    list.replaceChildren(...found.map(option));
    choose(-1);
    open(found.length > 0);
    say(found.length ? `${found.length} suggestions` : "");
  });

  box.addEventListener("input", () => ask());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the Enter and arrows of an input method are its own
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      const count = list.children.length + 1; // one place more: the box itself
      choose(((active + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.href);
    }
  });
  box.addEventListener("blur", () => setTimeout(() => open(false), 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[data-href]");
    if (item) location.assign(item.dataset.href);
  });
}

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

if (results) liveResults();
else suggestions();
