/* What a card shows: a part of this page, or of another one as the build has put it into a file
   (`_static/cards/`, see card_files.py). A file is loaded when it is first needed, as a script,
   since a page opened from disk may read no others. */
const EXCERPTED = "aside.footnote, .citation, .passage, dt, section";
const HEADING = ":scope > :is(h1, h2, h3, h4, h5, h6)";

const loading = new Map();
const loadCards = (path) => {
  if (!loading.has(path)) {
    const script = document.createElement("script");
    script.src = new URL(`_static/cards/${path}.js`, siteRoot);
    loading.set(path, new Promise((done) => {
      script.onload = () => done(window.readerCards?.[decodeURIComponent(path)]);
      script.onerror = () => done();
      document.head.append(script);
    }));
  }
  return loading.get(path);
};
const siteRoot = new URL(root.dataset.content_root || "./", location.href);

const isAsKnown = () => root.dataset.switched?.split(" ").includes("as-known");
const onThisPage = (link) =>
  link.pathname === location.pathname && link.host === location.host && link.hash;

/* Return title and content of an element in the page, cut down to what a card has room for. */
const excerptOf = (found) => {
  const element = found?.closest(EXCERPTED);
  if (!element || (isAsKnown() && element.matches(".kind-hindsight"))) return null;
  const parts = [];
  let title = "";
  if (element.matches("section")) {
    title = element.querySelector(HEADING)?.textContent ?? "";
    for (const part of element.querySelectorAll(":scope > p")) {
      parts.push(part);
      if (!part.className || part.matches(".gloss, .passage")) break;
    }
  } else if (element.matches("dt")) {
    title = element.textContent;
    for (let next = element; (next = next.nextElementSibling)?.matches("dt, dd"); ) {
      if (next.matches("dd")) parts.push(...next.childNodes);
      if (next.matches("dd")) break;
    }
  } else if (element.matches(".passage")) {
    const number = element.querySelector(".passage-number");
    title = number?.dataset.label ?? number?.textContent ?? "";
    parts.push(element);
  } else {
    const label = element.querySelector(":scope > .label");
    title = label?.textContent.replace(/[[\]]/g, "") ?? "";
    if (element.matches(".footnote")) title = `${main.dataset.note} ${title}`;
    parts.push(...element.childNodes);
  }
  const body = document.createDocumentFragment();
  body.append(...parts.map((part) => part.cloneNode(true)));
  const left =
    ":scope > :is(.label, .backrefs, .note-record, .cited-in), " +
    ".headerlink, .passage-number, .cite-link";
  const holder = document.createElement("div");
  holder.append(body);
  for (const part of holder.querySelectorAll(left)) part.remove();
  for (const part of holder.querySelectorAll("[id]")) part.removeAttribute("id");
  return { title: title.replace(/#$/, "").trim(), parts: [...holder.childNodes] };
};

/* Return what the card of a link shows; null where there is nothing to be shown. */
const excerptFor = async (link) => {
  if (onThisPage(link)) return excerptOf(targetOf(link));
  const path = link.pathname.slice(siteRoot.pathname.length).replace(/(^|\/)$/, "$1index");
  const cards = await loadCards(path);
  let html = cards?.[decodeURIComponent(link.hash.slice(1))];
  if (html && !html.startsWith("<")) html = cards[html]; // another name of the same target
  if (!html) return null;
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const part of template.content.querySelectorAll("[href], [src]")) {
    const name = part.hasAttribute("href") ? "href" : "src";
    part.setAttribute(name, new URL(part.getAttribute(name), link.href));
  }
  const excerpt = excerptOf(template.content.querySelector(EXCERPTED));
  const where = cards[""];
  if (excerpt && where && !/^<(section|dl)|^<div class="citation/.test(html)) {
    excerpt.title = `${excerpt.title} · ${where}`;
  }
  return excerpt;
};
