/* The switch of the color scheme: choosing what the system prefers forgets the choice. */
const toggle = document.querySelector(".scheme-toggle");
if (toggle) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => toggle.setAttribute("aria-pressed", isDark());
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === system.matches) delete root.dataset.theme;
    else root.dataset.theme = dark ? "dark" : "light";
    remember("reader-scheme", root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}

/* What scrolls sideways can be reached by keyboard. */
for (const box of document.querySelectorAll(".table-frame, pre")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
