/* Notes beside the text: each on the line of its call, in order, apart, shortened where there is
   no room. The notes stay where they stand in the page, after the text; only their look moves. */
const wide = matchMedia("(min-width: 75rem)");
const beside = []; // one record a note: the note, its first call, its words, its position and height
let chosen = null; // the note that was chosen, and stays open
let pointed = null; // the note that is pointed at or focused
let holdsPlace = false; // whether the open note stays where it is, as the pointer is on it
let lineHeight = 0;

for (const call of main?.querySelectorAll(CALL) ?? []) {
  const note = targetOf(call);
  if (!note?.matches("aside.footnote")) continue;
  const known = beside.find((item) => item.note === note);
  if (known) known.calls.push(call);
  else beside.push({ note, call, calls: [call], words: lemmaRange(call, note), top: 0, full: 0 });
}
const itemOf = (element) =>
  beside.find(({ note, calls }) => note.contains(element) || calls.includes(element));
const openItem = () => pointed ?? chosen;
const isBeside = () => root.classList.contains("notes-beside");

/* The positions nearest to those wanted that keep order and distance: isotonic regression by pooling
   adjacent violators, of what is left of each position when the heights above it are taken off. */
const spread = (wanted, heights, weights) => {
  const pools = [];
  const above = [];
  let sum = 0;
  wanted.forEach((want, n) => {
    above.push(sum);
    let pool = { mean: want - sum, weight: weights[n], count: 1 };
    sum += heights[n] + GAP;
    while (pools.length && pools.at(-1).mean > pool.mean) {
      const last = pools.pop();
      const weight = last.weight + pool.weight;
      const mean = (last.mean * last.weight + pool.mean * pool.weight) / weight;
      pool = { mean, weight, count: last.count + pool.count };
    }
    pools.push(pool);
  });
  return pools
    .flatMap(({ mean, count }) => Array(count).fill(Math.max(0, mean)))
    .map((top, n) => top + above[n]);
};

/* Where the open note wants to be: at its call, or where it is pointed at; always in the window. */
const openTop = (item, start, height) => {
  const want = holdsPlace ? item.top : item.want;
  const lowest = innerHeight - GAP - height - start;
  return Math.max(Math.min(want, lowest), Math.min(GAP - start, want));
};

const place = () => {
  if (!isBeside()) return;
  const shown = beside.filter(({ note, call }) => note.offsetParent && call.getClientRects().length);
  const start = main.getBoundingClientRect().top;
  const open = openItem();
  for (const { note } of beside) note.classList.toggle("is-open", note === open?.note);
  open?.note.classList.remove("is-short");
  const heights = shown.map((item) =>
    item === open ? item.note.offsetHeight : Math.min(item.full, lineHeight),
  );
  const wanted = shown.map((item, n) =>
    item === open ? openTop(item, start, heights[n]) : item.want,
  );
  const tops = spread(wanted, heights, shown.map((item) => (item === open ? 1e6 : 1)));
  shown.forEach((item, n) => {
    const room = (tops[n + 1] ?? Infinity) - tops[n] - GAP;
    const short = item !== open && item.full > room;
    item.top = tops[n];
    item.note.classList.toggle("is-short", short);
    item.note.style.setProperty("--top", `${tops[n]}px`);
    item.note.style.setProperty("--lines", Math.max(1, Math.floor(room / lineHeight)));
  });
  for (const item of beside) {
    for (const call of item.calls) call.classList.toggle("is-open", item === open);
  }
  markLemma(open?.words);
  const last = shown.at(-1);
  const height = last ? `${last.top + (last === open ? heights.at(-1) : 0)}px` : "";
  main.style.setProperty("--beside-height", height);
};

const measure = () => {
  for (const { note } of beside) note.classList.remove("is-short", "is-open");
  lineHeight = parseFloat(getComputedStyle(beside[0].note).lineHeight);
  const start = main.getBoundingClientRect().top;
  for (const item of beside) {
    const line = [...(item.words ?? item.call).getClientRects()].at(-1);
    item.full = item.note.offsetHeight;
    item.want = line ? line.bottom - lineHeight - start : 0;
  }
  place();
};

/* Take the notes to the margin where there is one, and back after the text where there is none. */
const arrange = () => {
  root.classList.remove("notes-move");
  root.classList.toggle("notes-beside", wide.matches);
  if (!wide.matches) {
    for (const { note, calls } of beside) {
      note.classList.remove("is-short", "is-open");
      for (const call of calls) call.classList.remove("is-open");
    }
    markLemma(null);
    return;
  }
  const text = main.getBoundingClientRect();
  const page = main.parentElement;
  const right = page.getBoundingClientRect().right - parseFloat(getComputedStyle(page).paddingRight);
  main.style.setProperty("--beside-width", `${right - text.right}px`);
  measure();
};
