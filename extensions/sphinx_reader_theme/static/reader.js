/* Opens notes where they are called and switches the color scheme.
   Everything works without it: a call is a link to its note, the scheme follows the system. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* -- Scheme: choosing what the system prefers forgets the choice. -- */
  const toggle = document.querySelector(".scheme-toggle");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const showScheme = () => toggle.setAttribute("aria-pressed", isDark());
  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      const dark = !isDark();
      if (dark === system.matches) delete root.dataset.theme;
      else root.dataset.theme = dark ? "dark" : "light";
      try {
        if (root.dataset.theme) localStorage.setItem("reader-scheme", root.dataset.theme);
        else localStorage.removeItem("reader-scheme");
      } catch {
        /* No storage: it holds for this page. */
      }
      showScheme();
    });
    system.addEventListener("change", showScheme);
    showScheme();
  }

  /* -- What scrolls sideways can be reached by keyboard. -- */
  for (const box of document.querySelectorAll(".table-frame, pre")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }

  /* -- Notes -- */
  const template = document.getElementById("reader-note");
  if (!template || !("popover" in HTMLElement.prototype)) return;
  const CALL = 'a[aria-haspopup="dialog"]';
  const GAP = 8; // pixels between a note and what it must not touch
  const noteOf = (call) => document.getElementById(decodeURIComponent(call.hash.slice(1)));
  const isOpen = (call) => call.ariaExpanded === "true";
  const close = () => document.querySelector(".note-popover:popover-open")?.hidePopover();

  for (const call of document.querySelectorAll('a[role~="doc-noteref"]')) {
    if (!noteOf(call)) continue;
    call.setAttribute("aria-haspopup", "dialog");
    call.setAttribute("aria-expanded", "false");
  }

  /* In the margin where there is room for it, else below the line, else above it. */
  const place = (pop, call) => {
    const at = call.getBoundingClientRect();
    const fit = (value, size, all) => Math.max(GAP, Math.min(value, all - size - GAP));
    let x = document.getElementById("content").getBoundingClientRect().right + 3 * GAP;
    let y = fit(at.top - GAP, pop.offsetHeight, innerHeight);
    if (x + pop.offsetWidth + GAP > root.clientWidth) {
      x = fit(at.left - 2 * GAP, pop.offsetWidth, root.clientWidth);
      y = at.bottom + GAP;
      const above = at.top - pop.offsetHeight - GAP;
      if (y + pop.offsetHeight > innerHeight && above > 0) y = above;
    }
    pop.style.setProperty("--x", `${x + scrollX}px`);
    pop.style.setProperty("--y", `${y + scrollY}px`);
  };

  const open = (call) => {
    const pop = template.content.firstElementChild.cloneNode(true);
    const copy = noteOf(call).cloneNode(true);
    copy.querySelectorAll(":scope > :is(.label, .backrefs)").forEach((part) => part.remove());
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    pop.lastElementChild.append(...copy.childNodes);
    const title = pop.querySelector("a");
    title.append(" ", call.dataset.label ?? call.textContent.replace(/[[\]]/g, ""));
    title.href = call.hash;
    pop.ariaLabel = title.textContent;
    pop.addEventListener("click", ({ target }) => {
      if (target.closest("button, a[href]") && !target.closest(CALL)) pop.hidePopover();
    });
    pop.addEventListener("toggle", ({ newState }) => {
      if (newState !== "closed") return;
      call.ariaExpanded = "false";
      pop.remove();
    });
    // Right after its call, so that Tab goes on into the note and then on through the text.
    call.after(pop);
    call.focus({ preventScroll: true });
    pop.showPopover();
    place(pop, call);
    call.ariaExpanded = "true";
    pop.focus({ preventScroll: true });
  };

  // A press outside closes an open note before its click arrives: remember that it was open.
  let wasOpen = false;
  document.addEventListener("pointerdown", ({ target }) => {
    const call = target.closest(CALL);
    wasOpen = Boolean(call) && isOpen(call);
  }, true);
  document.addEventListener("click", (event) => {
    const call = event.target.closest(CALL);
    if (!call || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (wasOpen || isOpen(call)) close();
    else open(call);
    wasOpen = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(CALL)) return;
    event.preventDefault();
    event.target.click();
  });
  // A phone's height changes as its bars come and go; only a new width moves the lines.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) close();
    width = innerWidth;
  });
})();
