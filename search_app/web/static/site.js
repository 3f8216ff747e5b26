// Small comforts on top of pages that work without any of this.

// The outline is served folded, since on a phone it would push the text out of sight; beside the text it is open (the stylesheet
// shows it there without this, too) and shows where the reader is.
const outline = document.querySelector("[data-outline]");
if (outline) {
  if (window.matchMedia("(min-width: 60rem)").matches) outline.open = true;
  const links = new Map([...outline.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current = null;
  const follow = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const next = links.get((passed.at(-1) ?? headings[0])?.id);
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "location");
    // Only the outline itself is moved, where it is a box of its own; never the page.
    const box = outline.parentElement;
    if (next && box.scrollHeight > box.clientHeight) {
      const above = next.getBoundingClientRect().top - box.getBoundingClientRect().top;
      if (above < 0 || above > box.clientHeight - 48) box.scrollTop += above - box.clientHeight / 2;
    }
    current = next;
  };
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  follow();
}

// Copying a reference; the button appears only where it can work. Where the browser refuses all the same, the text is selected, for
// the reader to copy.
const status = document.querySelector("[data-copied]");
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return status.dataset.copied;
  } catch {
    getSelection().selectAllChildren(text);
    return status.dataset.refused;
  }
};
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = button.textContent;
    button.textContent = status.textContent = await copy(document.getElementById(button.dataset.copy));
    setTimeout(() => { button.textContent = said; status.textContent = ""; }, 2000);
  });
}
