// The queue by the keyboard: arrows walk through the candidates, a letter decides about the one that is focused.

const rows = [...document.querySelectorAll(".queue > li")];
const boxes = [...document.querySelectorAll('input[name="candidate"]')];
const all = document.getElementById("choose-all");
const howMany = document.getElementById("how-many");
const keys = document.getElementById("keys");

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  howMany.textContent = chosen ? `With ${chosen === 1 ? "the one" : `the ${chosen}`} chosen:` : "With the chosen:";
  all.textContent = chosen === boxes.length ? "Choose none" : "Choose all on this page";
}

if (all) {
  all.setAttribute("role", "button");
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !every;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", tell);
  tell();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = rows.findIndex((row) => row.contains(event.target));
  const field = event.target.closest("input:not([type=checkbox]), select, textarea");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !field) {
    if (at < 0 && step < 0) return;
    const next = rows[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return;
  }
  if (at < 0 || field || keys.getAttribute("aria-pressed") !== "true") return;
  const key = event.key.toLowerCase();
  const row = rows[at];
  if (key === "x") row.querySelector('input[name="candidate"]').click();
  else if (key === "o") row.querySelector("h2 a").click();
  else {
    const button = row.querySelector(`[data-press="${CSS.escape(key)}"]`);
    if (!button) return;
    button.click();
  }
  event.preventDefault();
});

// After a decision one goes on with the next.
document.querySelector(".queue > li:target")?.focus({ preventScroll: true });
