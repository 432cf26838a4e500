/* What the parts of the script share. Everything on a page works without it. */
const root = document.documentElement;
const main = document.querySelector("main");
const GAP = 8; // pixels between a note or a card and what it must not touch
const WAIT = 250; // milliseconds until what is pointed at opens
const LINGER = 350; // milliseconds in which the pointer may cross from a link to what it opened
const CALL = 'a[role~="doc-noteref"]';

const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

/* What a reader chose is kept if it may be; it otherwise lasts for this page. */
const remember = (name, value) => {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    /* Storage may be forbidden. */
  }
};

/* Whether the last thing a reader touched was the keyboard, the mouse, or the screen. */
let input = "";
document.addEventListener("keydown", () => (input = "key"), true);
document.addEventListener("pointerdown", (event) => (input = event.pointerType), true);

/* Call `late` after a time, unless the returned function is called first. */
const after = (milliseconds, late) => {
  const timer = setTimeout(late, milliseconds);
  return () => clearTimeout(timer);
};
