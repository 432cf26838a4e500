/* What opens and closes the notes beside the text. */
if (beside.length) {
  let stop = () => {};
  const move = () => {
    root.classList.add("notes-move");
    place();
  };
  const point = (item, onNote = false) => {
    if (pointed === item) return;
    if (onNote && item) item.top = parseFloat(item.note.style.getPropertyValue("--top"));
    holdsPlace = onNote;
    pointed = item;
    move();
  };
  const choose = (item) => {
    chosen = item;
    holdsPlace &&= item === pointed;
    move();
  };
  const holdsCard = (item) => cards.some(({ link }) => item.note.contains(link));
  const dismiss = () => {
    stop();
    chosen = pointed = null;
    move();
  };

  /* Pointing: at a call, a note, or the words that a note is about. */
  const itemAt = (event) => {
    const hit = itemOf(event.target);
    if (hit) return hit;
    if (!event.target.closest?.(BLOCK) || !document.caretPositionFromPoint) return undefined;
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
    const within = beside.filter(
      ({ words }) => words && caret && words.isPointInRange(caret.offsetNode, caret.offset),
    );
    const length = ({ words }) => words.toString().length;
    return within.sort((a, b) => length(a) - length(b))[0];
  };
  let under; // the note that the pointer is waiting for
  document.addEventListener("pointermove", (event) => {
    if (!isBeside() || event.pointerType !== "mouse") return;
    const item = itemAt(event);
    if (item === under) return;
    under = item;
    stop();
    const onNote = Boolean(item?.note.contains(event.target));
    if (item) stop = after(WAIT, () => point(item, onNote));
    else {
      stop = after(LINGER, () => {
        if (!pointed || holdsCard(pointed) || pointed.note.contains(document.activeElement)) return;
        point(null);
      });
    }
  });

  /* Focus opens at once; a note stays open while it has it. */
  document.addEventListener("focusin", ({ target }) => {
    if (!isBeside() || input !== "key" || target.closest(".reader-card")) return;
    const item = itemOf(target);
    if (item || pointed) point(item ?? null);
  });

  document.addEventListener("click", (event) => {
    if (!isBeside() || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const call = event.target.closest(CALL);
    const item = itemOf(call ?? event.target);
    if (event.target.closest(".reader-card")) return;
    if (!call || !item) {
      if (item || chosen) choose(item ?? null);
      return;
    }
    event.preventDefault();
    choose(chosen === item && input !== "key" ? null : item);
    if (input === "key") item.note.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (!isBeside() || event.key !== "Escape" || cards.length || !openItem()) return;
    const { note, call } = openItem();
    const inside = note.contains(document.activeElement);
    dismiss();
    if (inside) call.focus();
    if (inside) dismiss();
  });

  /* An address may name a note; until the reader does something, it stays in the window. */
  let untouched = true;
  for (const name of ["wheel", "pointerdown", "pointermove", "keydown"]) {
    addEventListener(name, () => (untouched = false), { capture: true, passive: true, once: true });
  }
  const followHash = () => {
    const item = location.hash && isBeside() && itemOf(targetOf(location));
    if (!item || !item.note.contains(targetOf(location))) return;
    choose(item);
    item.call.scrollIntoView({ block: "center" });
    place();
  };

  for (const { note } of beside) {
    note.classList.add("beside");
    note.tabIndex = -1;
    note.addEventListener("toggle", measure, true); // who signed it is folded out
  }
  for (const group of document.querySelectorAll(".notes, .footnote-list")) {
    const all = [...group.querySelectorAll(".footnote")];
    group.classList.toggle("all-beside", all.every((note) => note.classList.contains("beside")));
  }
  wide.addEventListener("change", arrange);
  arrange();
  new ResizeObserver(() => {
    arrange();
    if (untouched) followHash();
  }).observe(main);
  addEventListener("hashchange", followHash);
  followHash();
}
