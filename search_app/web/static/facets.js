// The filters with a pointer and a keyboard at hand: long lists get a box to narrow them, the chart of years takes a drag.

for (const list of document.querySelectorAll("[data-narrow]")) {
  const entries = [...list.querySelectorAll("li")];
  if (entries.length < 12) continue;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "narrow-box";
  box.placeholder = list.dataset.narrow;
  box.setAttribute("aria-label", list.dataset.narrow);
  list.before(box);
  const folds = [...list.querySelectorAll("details")];
  const opened = folds.map((fold) => fold.open);
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    folds.forEach((fold, at) => { fold.open = wanted ? true : opened[at]; });
    for (const entry of entries) {
      entry.hidden = wanted !== "" && !entry.textContent.toLowerCase().includes(wanted);
    }
  });
  // Enter here must not do anything but narrow.
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape" && box.value) { box.value = ""; box.dispatchEvent(new Event("input")); event.stopPropagation(); }
  });
}

// On a phone the filters are a sheet over the page: it stays open while one choice after another is made.
document.querySelector("#filters")?.addEventListener("click", (event) => {
  const choice = event.target.closest("a[rel=nofollow]");
  if (choice && location.hash === "#filters") choice.hash = "filters";
});

const chart = document.querySelector("[data-years]");
const form = document.querySelector("[data-range]");
if (chart && form) {
  const columns = [...chart.querySelectorAll("[data-year]")];
  const yearAt = (event) => {
    const box = chart.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    return columns[Math.min(columns.length - 1, Math.max(0, at))].dataset.year;
  };
  let from = null;
  let dragged = false;
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = yearAt(event);
    dragged = false;
  });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const ends = [from, yearAt(event)].sort();
    dragged ||= ends[0] !== ends[1];
    for (const column of columns) {
      column.classList.toggle("dragged", dragged && column.dataset.year >= ends[0] && column.dataset.year <= ends[1]);
    }
  });
  window.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const ends = [from, yearAt(event)].sort();
    from = null;
    if (!dragged) return;
    [form.elements.year_from.value, form.elements.year_to.value] = ends;
    form.requestSubmit();
  });
  window.addEventListener("pointercancel", () => { from = null; columns.forEach((column) => column.classList.remove("dragged")); });
  // A drag that ends on a bar is no click on it.
  chart.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, { capture: true });
}
