/* Finds passages, notes and headwords in the index that the build has written (sphinx_reader_theme.
   search.index says what its files hold). Files are loaded as scripts when a question needs them,
   which works from a folder on disk, too. It runs before the body is there: without it the page
   shows no form. */
(() => {
  "use strict";
  const root = document.documentElement;
  const index = document.currentScript.dataset.index;
  root.classList.add("search-on");

  /* -- Words, compared as sphinx_reader_theme.search.words does -- */
  const SIGN = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})[\\p{L}\\p{N}])+`, "gu");
  const PIECE = new RegExp(`${SIGN}|(?:(?!${SIGN})[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const LETTERS = {
    ß: "ss", ı: "i", ø: "o", đ: "d", ł: "l", æ: "ae", œ: "oe", ð: "d", þ: "th", ς: "σ",
  };
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
      .replace(/[ßıøđłæœðþς]/g, (letter) => LETTERS[letter]);
  const split = (text) => fold(text).match(WORD) ?? [];

  /* -- Files of the index, each loaded once -- */
  const files = new Map();
  const arrivals = new Map();
  window.readerSearch = (part, number, content) => arrivals.get(`${part}-${number}`)?.(content);
  let version = index.split("?v=")[1];
  const fetchScript = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = index.replace(/index\.js.*/, `${name}.js?v=${version}`);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  const load = (part, number, name = `${part}-${number}`) => {
    const key = `${part}-${number}`;
    if (!files.has(key)) {
      const arrived = new Promise((resolve) => arrivals.set(key, resolve));
      const loading = fetchScript(name).then(() => arrived);
      loading.catch(() => files.delete(key));
      files.set(key, loading);
    }
    return files.get(key);
  };
  let overview, stemmer;
  const prepare = async () => {
    const fetched = [load("index", 0, "index")];
    if (!stemmer) fetched.push(fetchScript("stemmer"));
    [overview] = await Promise.all(fetched);
    stemmer ??= new window.Stemmer();
  };
  /* The files that have this word, or all words that begin with these letters. */
  const shards = (first, last = first) =>
    Promise.all(
      overview.words.flatMap((start, number, starts) =>
        start <= last && !(starts[number + 1] <= first) ? [load("words", number)] : []));
  const beginning = (letters) => shards(letters, `${letters}\uffff`);
  const unitOf = async (number) => {
    let file = overview.texts.findLastIndex((start) => start <= number);
    const { pages, units } = await load("text", file);
    const [page, identifier, name, about, text] = units[number - overview.texts[file]];
    return { title: pages[page][0], uri: pages[page][1], identifier, name, about, text };
  };

  /* -- What is asked: words, phrases in quotation marks, and other forms of headwords -- */
  const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]?/g;
  const parse = (query) => {
    const phrases = [...query.matchAll(QUOTED)].map((match) => split(match[1]));
    const plain = query.replace(QUOTED, " ").split(/\s+/);
    const words = [];
    for (const written of plain) {
      const parts = split(written);
      if (parts.length > 1 && parts.some((part) => new RegExp(SIGN, "u").test(part)))
        phrases.push(parts); // without spaces between them
      else words.push(...parts);
    }
    return { all: split(query), words, phrases: phrases.filter((phrase) => phrase.length) };
  };
  const namesOf = async (form) =>
    (await shards(form)).flatMap(({ names }) => (Object.hasOwn(names, form) ? names[form] : []));

  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, stemmer.stemWord(word));
    return stems.get(word);
  };
  /* How well a word of the index answers one that was asked for: 1 if they are the same. */
  const likeness = (word, asked) => {
    if (word === asked) return 1;
    if (stem(word) === stem(asked)) return 0.8;
    return word.startsWith(asked) ? (0.5 * asked.length) / word.length : 0;
  };
  /* The words of the index that answer one: [word, likeness, coded units]. */
  const answers = async (asked, exactly) => {
    if (exactly || asked.length < 3)
      return (await shards(asked)).flatMap(({ words }) =>
        Object.hasOwn(words, asked) ? [[asked, 1, words[asked]]] : []);
    // Words of one stem begin alike, but for its last letter (army, armies).
    const alike = stem(asked).slice(0, -1);
    const letters = alike.length > 1 && asked.startsWith(alike) ? alike : asked;
    return (await beginning(letters)).flatMap(({ words }) =>
      Object.entries(words).flatMap(([word, units]) => {
        const like = word.startsWith(letters) ? likeness(word, asked) : 0;
        return like ? [[word, like, units]] : [];
      }));
  };
  /* Adds up, for the units that have all of these words, how well they answer. */
  const together = async (words, exactly, marks) => {
    let scores;
    for (const asked of words) {
      const own = new Map();
      for (const [word, like, coded] of await answers(asked, exactly)) {
        marks.add(word);
        const units = coded.split(" ");
        const rare = Math.log(1 + overview.kinds.length / units.length);
        let unit = 0;
        for (const code of units) {
          const value = parseInt(code, 36);
          unit += value >> 3;
          const often = (value & 3) + 1;
          const kind = parseInt(overview.kinds[unit], 36);
          const length = 2 ** (kind % 10);
          const weight = often / (often + 0.3 + length / 200) + (value & 4 ? 1 : 0);
          const score = like * rare * weight * (kind < 10 ? 1 : 2);
          own.set(unit, Math.max(own.get(unit) ?? 0, score));
        }
      }
      const before = scores;
      scores = new Map();
      for (const [unit, score] of own) {
        if (!before) scores.set(unit, score);
        else if (before.has(unit)) scores.set(unit, before.get(unit) + score);
      }
    }
    return scores ?? new Map();
  };
  /* Words in groups: those that are a form of a headword stand together, with its other forms. */
  const grouped = async (words) => {
    const groups = [];
    for (let at = 0; at < words.length; ) {
      let size = Math.min(6, words.length - at);
      let others = [];
      for (; size > 0; size--) {
        const known = await namesOf(words.slice(at, at + size).join(" "));
        const heads = known.filter(([, isHeadword]) => isHeadword);
        others = heads.flatMap(([, , ...forms]) => forms.map((form) => form.split(" ")));
        if (heads.length) break;
      }
      size = Math.max(size, 1);
      groups.push([words.slice(at, at + size), ...others]);
      at += size;
    }
    return groups;
  };
  const add = (scores, unit, score) => scores.set(unit, (scores.get(unit) ?? 0) + score);

  /* Returns the units that answer, the best first, and the words to be marked in them. */
  const search = async (query) => {
    const { all, words, phrases } = parse(query);
    const marks = new Set();
    const found = [];
    for (const phrase of phrases) found.push(await together(phrase, true, new Set()));
    // Other forms of several words must stand together, which only the text can tell.
    const shown = [...phrases], unsure = [];
    for (const [asked, ...others] of await grouped(words)) {
      const best = await together(asked, false, marks);
      const sure = new Set(best.keys());
      const forms = new Map();
      for (const form of others) {
        const several = form.length > 1;
        if (several) shown.push(form);
        for (const [unit, score] of await together(form, true, several ? new Set() : marks)) {
          if (several) forms.set(unit, [...(forms.get(unit) ?? []), form]);
          else sure.add(unit);
          const like = ((0.9 * score) / form.length) * asked.length;
          best.set(unit, Math.max(best.get(unit) ?? 0, like));
        }
      }
      for (const unit of sure) forms.delete(unit);
      unsure.push(forms);
      found.push(best);
    }
    const [first, ...rest] = found.sort((one, other) => one.size - other.size);
    const scores = new Map();
    for (const [unit, score] of first ?? [])
      if (rest.every((group) => group.has(unit)))
        scores.set(unit, rest.reduce((sum, group) => sum + group.get(unit), score));
    // What bears the name comes first, then what has a longer name that begins like this.
    const whole = all.join(" ");
    const named = new Set();
    for (const [unit, isHeadword] of whole ? await namesOf(whole) : []) {
      named.add(unit);
      add(scores, unit, isHeadword ? 1000 : 900);
    }
    for (const { names } of whole.length > 1 && !phrases.length ? await beginning(whole) : [])
      for (const [form, known] of Object.entries(names)) {
        if (form === whole || !form.startsWith(whole)) continue;
        const numbered = /\d$/.test(whole) && form[whole.length] === " "; // note 9 [on the post]
        for (const [unit, isHeadword] of known)
          if (isHeadword || numbered) add(scores, unit, (100 * whole.length) / form.length);
      }
    const order = [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    return { order, marks, phrases, shown, unsure, named };
  };
  /* Tells whether what must stand together does so in a unit. */
  const holds = async (number, { phrases, unsure, named }) => {
    const forms = unsure.flatMap((group) => (group.has(number) ? [group.get(number)] : []));
    if (named.has(number) || !(phrases.length || forms.length)) return true;
    const { name, text } = await unitOf(number);
    const held = [split(name), split(text)];
    const has = (phrase) => held.some((own) => positions(own, phrase).length);
    return phrases.every(has) && forms.every((any) => any.some(has));
  };

  /* -- The words around -- */
  /* Where a sequence of words begins among others. */
  const positions = (words, phrase) =>
    words.flatMap((word, at) => (phrase.every((part, n) => words[at + n] === part) ? [at] : []));
  const BEFORE = 60, LENGTH = 240; // characters
  /* A paragraph with the first words that were found, marked; else the beginning of the text. */
  const excerpt = (text, marks, phrases, fromStart) => {
    const pieces = [...text.matchAll(PIECE)].map((match) => [match.index, match[0], split(match[0])]);
    const words = pieces.flatMap(([at, piece, parts]) => parts.map((part) => [part, at, piece.length]));
    const folded = words.map(([word]) => word);
    const marked = new Set(folded.flatMap((word, at) => (marks.has(word) ? [at] : [])));
    for (const phrase of phrases)
      for (const at of positions(folded, phrase)) phrase.forEach((_, n) => marked.add(at + n));
    const hits = [...marked].sort((a, b) => a - b).map((at) => words[at]);
    // The window that has most different words; the first of several.
    let start = 0, most = 0;
    for (const [, at] of fromStart ? [] : hits) {
      const within = hits.filter(([, other]) => other >= at && other < at + LENGTH - BEFORE);
      const different = new Set(within.map(([word]) => word)).size;
      if (different > most) [start, most] = [Math.max(0, at - BEFORE), different];
    }
    if (start) start = (text.indexOf(" ", start) + 1 || start + 1) - 1;
    let end = text.length - start > LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
    if (end <= start) end = start + LENGTH;
    const paragraph = document.createElement("p");
    paragraph.className = "search-excerpt";
    let done = start;
    if (start) paragraph.append("…");
    for (const [, at, length] of hits) {
      if (at < done || at >= end) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(at, at + length);
      paragraph.append(text.slice(done, at), mark);
      done = at + length;
    }
    paragraph.append(text.slice(done, Math.max(done, end)), end < text.length ? " …" : "");
    return paragraph;
  };
  const result = (unit, { marks, shown }, isNamed) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const home = root.dataset.content_root ?? "";
    link.href = home + unit.uri + (unit.identifier && `#${encodeURIComponent(unit.identifier)}`);
    link.textContent = unit.name;
    const around = document.createElement("span");
    around.className = "search-around";
    around.textContent = [unit.name.startsWith(unit.title) ? "" : unit.title, unit.about]
      .filter(Boolean).join(" · ");
    item.append(link, " ", around, excerpt(unit.text, marks, shown, isNamed));
    return item;
  };

  /* -- The page -- */
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector(".search-form");
    const field = form.elements.q;
    const status = document.querySelector(".search-status");
    const list = document.querySelector(".search-results");
    const more = document.querySelector(".search-more");
    const AT_ONCE = 10;
    let turn = 0, answer, seen = 0;

    /* Appends the next results in order, each as soon as its text is there. */
    const show = async (mine) => {
      for (let room = AT_ONCE; room && seen < answer.order.length; ) {
        // The first alone, to be there as early as can be; the others load side by side.
        answer.order.slice(seen, seen + (seen ? room : 1)).forEach(unitOf);
        const number = answer.order[seen];
        const fits = await holds(number, answer);
        const unit = await unitOf(number);
        if (mine !== turn) return;
        seen++;
        if (!fits) continue;
        list.append(result(unit, answer, answer.named.has(number)));
        room--;
        // It is shown before the texts of the others are asked for.
        if (list.children.length === 1) await new Promise((shown) => setTimeout(shown));
      }
      more.hidden = seen >= answer.order.length;
    };
    const run = async () => {
      const mine = ++turn;
      const query = field.value.trim();
      const { found, nothing, failed } = status.dataset;
      try {
        if (query) await prepare();
        const next = query ? await search(query) : { order: [] };
        if (mine !== turn) return;
        answer = next;
        seen = 0;
        list.replaceChildren();
        more.hidden = true;
        await show(mine);
        const rest = answer.order.slice(seen);
        const fitting = [];
        for (const number of rest) if (await holds(number, answer)) fitting.push(number);
        if (mine !== turn) return;
        answer.order.splice(seen, rest.length, ...fitting);
        more.hidden = !fitting.length;
        const count = list.children.length + fitting.length;
        status.textContent = query ? (count ? found.replace("{number}", count) : nothing) : "";
      } catch {
        if (mine === turn) status.textContent = failed;
      }
    };
    const remember = (method) => {
      const address = new URL(location.href);
      address.search = field.value.trim() ? new URLSearchParams({ q: field.value.trim() }) : "";
      address.hash = "";
      if (address.href === location.href) return;
      try {
        history[method](null, "", address);
      } catch {
        /* Some browsers let no page on disk change its address. */
      }
    };
    const ask = () => {
      field.value = new URLSearchParams(location.search).get("q") ?? "";
      run();
    };
    let typing;
    field.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        remember("replaceState");
        run();
      }, 150);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(typing);
      remember("pushState");
      run();
    });
    addEventListener("popstate", ask);
    more.addEventListener("click", async () => {
      const next = list.children.length;
      await show(turn);
      list.children[next]?.querySelector("a").focus();
    });
    /* Down and up lead from the field through the results and back. */
    document.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...list.querySelectorAll("a")];
      const at = stops.indexOf(event.target);
      if (!step || at < 0 || !stops[at + step] || event.altKey || event.ctrlKey || event.metaKey)
        return;
      event.preventDefault();
      stops[at + step].focus();
    });
    ask();
  });
})();
