/* The words that a note is about: those that stand before its call. */
const BLOCK = "p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, h5, h6";
const UNSEEN = /[\s\u200b]|\[(?:U\+[0-9A-F]{4} [^\]]*|tab|line break)\]/g; // or its name, in a lemma
const plain = (words) => words.replace(UNSEEN, "");

/* Return the range of the words, or null where they are not found. */
const lemmaRange = (call, note) => {
  const lemma = note.querySelector(".lemma");
  const block = call.closest(BLOCK);
  const words = plain(lemma?.dataset.quote ?? lemma?.textContent ?? "");
  if (!block || !words) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEndBefore(call);
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const before = [];
  for (let text; (text = walk.nextNode()) && range.isPointInRange(text, 0); ) {
    if (!text.parentElement.closest(`${CALL}, .apparatus`)) before.unshift(text);
  }
  let left = words;
  for (const text of before) {
    for (let at = text.length - 1; at >= 0; at--) {
      const letter = plain(text.data[at]);
      if (!letter) continue;
      if (!left.endsWith(letter)) return null;
      left = left.slice(0, -letter.length);
      if (left) continue;
      range.setStart(text, at);
      return range;
    }
  }
  return null;
};

/* Mark the words of an open note; a browser that cannot leaves them as they are. */
const markLemma = (range) => {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set("lemma", new Highlight(range));
  else CSS.highlights.delete("lemma");
};
