// A copy button beside each form, and a letter key for the forms to write: E English, K Korean, H hanja, J Japanese.

const status = document.getElementById("status");
const toggle = document.getElementById("keys");
let silence;

async function copy(form, button) {
  const text = form.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without HTTPS there is no clipboard object: copy a selection instead.
    const range = document.createRange();
    range.selectNodeContents(form);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand("copy");
  }
  button?.classList.add("done");
  status.replaceChildren("Copied ", Object.assign(document.createElement("span"), { lang: form.lang || form.parentElement.lang, textContent: text }));
  status.classList.add("said");
  clearTimeout(silence);
  silence = setTimeout(() => {
    status.classList.remove("said");
    button?.classList.remove("done");
  }, 1600);
}

function addButtons(root) {
  for (const form of root.querySelectorAll("[data-copy]")) {
    if (form.nextElementSibling?.classList.contains("copy")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", `Copy ${form.textContent.trim()}`);
    if (form.dataset.key) button.title = `Copy (${form.dataset.key.toUpperCase()})`;
    button.addEventListener("click", () => copy(form, button));
    form.after(button);
  }
}

function keysOn() {
  try {
    return localStorage.getItem("letter-keys") !== "off";
  } catch {
    return true;
  }
}

function showKeys() {
  toggle.setAttribute("aria-pressed", String(keysOn()));
  toggle.textContent = `letter keys ${keysOn() ? "on" : "off"}`;
}

toggle.addEventListener("click", () => {
  try {
    localStorage.setItem("letter-keys", keysOn() ? "off" : "on");
  } catch { /* a browser that keeps nothing keeps the keys on */ }
  showKeys();
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysOn()) return;
  if (event.target.closest("input, select, textarea")) return;
  // In a list of results the keys mean the row one is on, or the first.
  const scope = event.target.closest(".match") ?? document.querySelector(".match") ?? document;
  const form = scope.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (form) {
    event.preventDefault();
    copy(form, form.nextElementSibling);
  }
});

addButtons(document);
document.addEventListener("filled", (event) => addButtons(event.target));
document.querySelector(".keys").hidden = false;
showKeys();
