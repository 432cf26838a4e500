/* Remembers what is hidden and shown, for this page and the next (reader-early.js reads it). */
const boxes = [...document.querySelectorAll('[name="reader-layer"]')];
const switched = () => new Set(root.dataset.switched?.split(" ").filter(Boolean));
const elsewhere = [...switched()].filter((value) => !boxes.some((box) => box.value === value));
const show = (values) => {
  if (values.length) root.dataset.switched = values.join(" ");
  else delete root.dataset.switched;
};
show([...switched()].filter((value) => !elsewhere.includes(value)));
for (const box of boxes) {
  if (switched().has(box.value)) box.checked = !box.defaultChecked;
  box.addEventListener("change", () => {
    const all = switched();
    if (box.checked === box.defaultChecked) all.delete(box.value);
    else all.add(box.value);
    show([...all]);
    remember("reader-layers", [...all, ...elsewhere].join(" "));
    closeCards();
    if (beside.length) arrange();
  });
}
const panel = document.querySelector(".page-layers");
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape" || !panel?.contains(target)) return;
  panel.open = false;
  panel.firstElementChild.focus();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (panel?.open && !panel.contains(target)) panel.open = false;
});
