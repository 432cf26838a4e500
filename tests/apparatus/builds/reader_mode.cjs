// Reads a page from standard input and prints the text that a browser's reader mode makes of it.
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

const html = require("node:fs").readFileSync(0, "utf8");
const page = new JSDOM(html, { url: "https://example.org/page.html" });
const article = new Readability(page.window.document).parse();
process.stdout.write(JSON.stringify({ byline: article.byline, text: article.textContent }));
