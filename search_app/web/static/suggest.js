// The search box: suggestions while typing, as an ARIA 1.2 combobox with a list. Without this file it is a plain field.

const WAIT = 120; // ms without a keystroke before suggestions are asked for
const LONGEST = 60; // characters; what is longer is no longer a beginning

/** Whether a key belongs to an input method that is still composing: such an Enter chooses a candidate. */
const composes = (event) => event.isComposing || event.keyCode === 229;

function combobox(box) {
  const { suggest, suggestName, suggestFound, suggestKinds } = box.dataset;
  const kinds = JSON.parse(suggestKinds);
  const list = Object.assign(document.createElement("ul"), { id: `${box.id}-suggestions`, className: "suggestions", hidden: true });
  const status = Object.assign(document.createElement("span"), { className: "visually-hidden" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", suggestName);
  status.setAttribute("role", "status");
  box.form.append(list, status);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  let texts = [];
  let active = -1;
  let timer = 0;
  let asking = null;

  function activate(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    activate(-1);
    texts = found.map(({ text }) => text);
    list.replaceChildren(...found.map(option));
    list.hidden = texts.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? "" : suggestFound.replace("{count}", texts.length);
  }

  function option({ text, kind }, index) {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}-${index}` });
    const name = Object.assign(document.createElement("span"), { textContent: text, lang: "zh" });
    const label = Object.assign(document.createElement("span"), { textContent: kinds[kind] ?? "", className: "suggestion-kind" });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(name, " ", label);
    return item;
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(suggest, location.href);
    address.searchParams.set("q", box.value);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      show(answer.ok ? await answer.json() : []);
    } catch (error) {
      if (error.name !== "AbortError") show([]); // no connection: the box works as before
    }
  }

  function askSoon() {
    clearTimeout(timer);
    if (box.value.trim() && box.value.length <= LONGEST) timer = setTimeout(ask, WAIT);
    else close();
  }

  function choose(index) {
    box.value = texts[index];
    close();
    box.form.requestSubmit();
  }

  const keys = {
    ArrowDown: () => (list.hidden ? askSoon() : activate(active + 1 < texts.length ? active + 1 : -1)),
    ArrowUp: () => list.hidden || activate(active < 0 ? texts.length - 1 : active - 1),
    Escape: () => list.hidden || close(),
    Enter: () => active < 0 || choose(active),
  };

  box.addEventListener("keydown", (event) => {
    if (composes(event)) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    const open = !list.hidden;
    const does = keys[event.key];
    if (!does || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key.startsWith("Arrow") || (event.key === "Escape" && open) || (event.key === "Enter" && active >= 0)) event.preventDefault();
    does();
  });
  box.addEventListener("input", (event) => event.isComposing || askSoon());
  box.addEventListener("compositionend", askSoon);
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose([...list.children].indexOf(item));
  });
}

const SLASH = "slash"; // kept in the browser: "off" where the reader wants no shortcut of one key (WCAG 2.1.4)

function slashIsOff() {
  try {
    return localStorage.getItem(SLASH) === "off";
  } catch {
    return false; // storage is forbidden: nothing can have been switched
  }
}

/** Switches the key and tells whether the browser keeps it so. */
function switchSlash(on) {
  try {
    localStorage.setItem(SLASH, on ? "on" : "off");
    return true;
  } catch {
    return false; // storage is forbidden, or full
  }
}

/** "/" goes to the box, unless something is being typed already or the reader has switched it off on the help page. */
function slashFocuses(box) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || slashIsOff()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

for (const label of document.querySelectorAll("[data-slash-switch]")) {
  const box = label.querySelector("input");
  const status = document.getElementById(label.dataset.slashSwitch);
  label.hidden = false;
  box.checked = !slashIsOff();
  box.addEventListener("change", () => {
    const kept = switchSlash(box.checked);
    box.checked = !slashIsOff();
    status.textContent = kept ? "" : status.dataset.refused;
  });
}

const box = document.querySelector("[data-suggest]");
if (box) {
  combobox(box);
  slashFocuses(box);
}
