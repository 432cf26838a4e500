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

  /* The text waits for its type for a moment, so that it never changes before the reader's eyes.
     (A link to preload it would do only over HTTP, and not from disk.) */
  if (!window.FontFace) return;
  const { src } = document.currentScript;
  const styles = [["regular", {}], ["italic", { style: "italic" }], ["semibold", { weight: "600" }]];
  const faces = styles.map(([name, descriptors]) => {
    const file = new URL(`fonts/alegreya-${name}-latin.woff2`, src);
    return new FontFace("Reader Text", `url("${file}")`, descriptors).load();
  });
  const late = new Promise((done) => setTimeout(done, 200));
  const show = () => root.classList.remove("waits");
  root.classList.add("waits");
  Promise.race([Promise.all(faces), late])
    .then((loaded) => loaded?.forEach((face) => document.fonts.add(face)))
    .then(show, show);
})();
