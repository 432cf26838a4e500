/* Cards: what a link leads to, shown where the link stands. One is open at a time, and over a note
   one more, for a source or a term that is named in it. */
const CARD = ".reader-card";
const blank = document.querySelector("template.reader-card-blank");
const cards = []; // the open cards, the one over the other; each has its link and its element
let asked = null; // the link whose card is on its way

const opensCard = (link) =>
  blank &&
  link?.matches(`${CALL}, a.internal[href*="#"]`) &&
  link.closest(`main, ${CARD}`) &&
  !link.closest("nav, .label, .backrefs, .reader-card-head") &&
  !link.matches(".passage-number, .headerlink, .cite-link") &&
  getComputedStyle(link).pointerEvents !== "none" && // terms may be hidden
  !(link.matches(CALL) && isBeside() && itemOf(link)) &&
  (!link.closest(CARD) || link.closest(".holds-note"));
const cardOf = (element) => cards.find(({ link, pop }) => link === element || pop.contains(element));

/* Close the cards from one on, the last first. */
const closeCards = (from = 0) => {
  asked = null;
  while (cards.length > from) {
    const { link, pop } = cards.pop();
    link.removeAttribute("aria-describedby");
    if (link.matches(CALL)) link.setAttribute("aria-expanded", "false");
    link.classList.remove("is-open");
    pop.remove();
    markLemma(cards.at(-1)?.words ?? null);
  }
};

/* Below the line of the link or above it, where there is more room, and never over the words that
   a note explains. */
const placeCard = ({ link, pop, words, at }) => {
  const rects = [...link.getClientRects()];
  const line = rects.find(({ top, bottom }) => at >= top && at <= bottom) ?? rects.at(-1);
  const top = Math.min(line.top, words?.getClientRects()[0]?.top ?? Infinity);
  const below = innerHeight - line.bottom - 2 * GAP;
  const above = top - 2 * GAP;
  const isBelow = pop.offsetHeight <= below || below >= above;
  const height = Math.min(pop.offsetHeight, Math.max(isBelow ? below : above, 96));
  const x = Math.max(GAP, Math.min(line.left - 2 * GAP, root.clientWidth - pop.offsetWidth - GAP));
  const y = isBelow ? line.bottom + GAP : top - GAP - height;
  pop.style.setProperty("--x", `${x + scrollX}px`);
  pop.style.setProperty("--y", `${y + scrollY}px`);
  pop.style.setProperty("--height", `${height}px`);
};

/* Open the card of a link; return it, or null where there is nothing to show. */
const openCard = async (link, at = NaN) => {
  const known = cards.find((card) => card.link === link);
  if (known) return known;
  asked = link;
  const excerpt = await excerptFor(link);
  if (asked !== link) return null;
  asked = null;
  if (!excerpt) return null;
  closeCards(cards.indexOf(cardOf(link)) + 1);
  link.removeAttribute("title"); // the card says it better
  const pop = blank.content.firstElementChild.cloneNode(true);
  const head = pop.querySelector("a");
  head.append(excerpt.title);
  head.href = link.href;
  pop.ariaLabel = excerpt.title;
  pop.id = `reader:card-${cards.length}`;
  pop.lastElementChild.append(...excerpt.parts);
  const note = link.matches(CALL) && targetOf(link);
  pop.classList.toggle("holds-note", Boolean(note) || /#note-/.test(link.hash));
  const words = note ? lemmaRange(link, note) : null;
  const card = { link, pop, words, at };
  cards.push(card);
  document.body.append(pop);
  pop.showPopover();
  placeCard(card);
  if (note) link.setAttribute("aria-expanded", "true");
  else link.setAttribute("aria-describedby", pop.id);
  if (note) link.classList.add("is-open");
  if (note) markLemma(words);
  return card;
};
