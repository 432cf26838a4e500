/* Before the first style sheet, so that what a reader chose never shows otherwise for a moment. */
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("reader-scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
    const switched = localStorage.getItem("reader-layers");
    if (switched) root.dataset.switched = switched;
  } catch {
    /* Storage may be forbidden. */
  }
})();
