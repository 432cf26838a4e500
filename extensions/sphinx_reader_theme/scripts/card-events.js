/* What opens and closes cards: pointing after a while, focus by key, a press or a tap. */
if (blank && "popover" in HTMLElement.prototype) {
  for (const link of main?.querySelectorAll(CALL) ?? []) {
    if (targetOf(link)) link.setAttribute("aria-expanded", "false");
  }
  let stop = () => {};
  let resting = null; // the link or card that the pointer is on
  let closed = null; // a link that takes the focus back opens nothing
  const linkAt = (element) => {
    const link = element.closest?.("a");
    return opensCard(link) ? link : null;
  };

  document.addEventListener("pointerover", ({ target, pointerType, clientY }) => {
    if (pointerType !== "mouse") return;
    const link = linkAt(target);
    const over = link ?? target.closest?.(CARD);
    if (over === resting) return;
    resting = over;
    stop();
    const card = cardOf(link ?? target);
    if (link && card?.link !== link) stop = after(WAIT, () => openCard(link, clientY));
    else if (card) stop = after(LINGER, () => closeCards(cards.indexOf(card) + 1));
    else if (cards.length && !cards.some(({ pop, kept }) => kept || pop.contains(document.activeElement))) {
      stop = after(LINGER, () => closeCards());
    } else asked = null;
  });

  document.addEventListener("focusin", ({ target }) => {
    const link = linkAt(target);
    const again = target === closed;
    closed = null;
    const card = cardOf(target);
    closeCards(card ? cards.indexOf(card) + 1 : 0);
    if (link && !link.matches(CALL) && input === "key" && !again) openCard(link);
  });

  const enter = async (link) => {
    const card = await openCard(link);
    if (!card) return;
    card.kept = true;
    card.pop.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.defaultPrevented) return;
    const { target } = event;
    if (target.closest(".reader-card-head button")) return leave(cards.indexOf(cardOf(target)));
    const link = linkAt(target);
    const isCall = link?.matches(CALL);
    const shown = cards.find((card) => card.link === link);
    if (!link) {
      if (!target.closest(CARD) || target.closest("a[href]")) closeCards();
    } else if (isCall && shown?.kept) {
      event.preventDefault();
      leave(cards.indexOf(shown));
    } else if (isCall) {
      event.preventDefault();
      stop();
      enter(link);
    } else if (input === "touch" && !shown) {
      event.preventDefault();
      openCard(link).then((card) => {
        if (card) card.kept = true;
        else location.href = link.href;
      });
    } else closeCards();
  });

  /* Close a card and give the focus back to its link, if it was in the card. */
  const leave = (from) => {
    const { link, pop } = cards[from];
    const inside = pop.contains(document.activeElement);
    stop();
    closeCards(from);
    closed = inside ? link : null;
    if (inside) link.focus({ preventScroll: true });
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const last = cards.at(-1);
    if (key === " " && target.matches?.(CALL)) {
      event.preventDefault();
      target.click();
    } else if (!last) {
      return;
    } else if (key === "Escape") {
      leave(cards.length - 1);
      event.stopImmediatePropagation();
    } else if (key === "ArrowDown" && target === last.link) {
      event.preventDefault();
      enter(last.link);
    } else if (key === "Tab" && last.pop.contains(target)) {
      const stops = [...last.pop.querySelectorAll("a[href], button, summary, [tabindex='0']")];
      const back = event.shiftKey && (target === stops[0] || target === last.pop);
      if (!back && (event.shiftKey || target !== stops.at(-1))) return;
      // From a card the way leads back to its link, or on to what follows it in the text.
      closed = last.link;
      last.link.focus({ preventScroll: true });
      if (back) event.preventDefault();
    }
  }, true);

  // A phone's height changes as its bars come and go; only a new width moves the lines.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) closeCards();
    width = innerWidth;
  });
}
