// Print the MathML of formulas: node to_mathml.cjs katex|mathjax <formulas.json, a list of strings.
// A formula that the program does not know becomes an empty string.
const {createRequire} = require("module");
const {readFileSync} = require("fs");
const load = createRequire(require("path").join(__dirname, "../node_modules/"));

function katex() {
  const {renderToString} = load("katex");
  const options = {output: "mathml", displayMode: true, throwOnError: true, strict: "ignore"};
  return latex => renderToString(latex, {...options, macros: {}});
}

function mathjax() {
  const {mathjax} = load("mathjax-full/js/mathjax.js");
  const {TeX} = load("mathjax-full/js/input/tex.js");
  const {liteAdaptor} = load("mathjax-full/js/adaptors/liteAdaptor.js");
  const {RegisterHTMLHandler} = load("mathjax-full/js/handlers/html.js");
  const {AllPackages} = load("mathjax-full/js/input/tex/AllPackages.js");
  const {STATE} = load("mathjax-full/js/core/MathItem.js");
  const {SerializedMmlVisitor} = load("mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js");
  RegisterHTMLHandler(liteAdaptor());
  const left = ["bussproofs", "mhchem", "physics", "colorv2", "noerrors", "noundefined"];
  const packages = AllPackages.filter(name => !left.includes(name));
  return latex => {
    const document = mathjax.document("", {InputJax: new TeX({packages})});
    const tree = document.convert(latex, {display: true, end: STATE.CONVERT});
    const mathml = new SerializedMmlVisitor().visitTree(tree);
    if (mathml.includes("<merror")) throw new Error(mathml);
    return mathml;
  };
}

const render = {katex, mathjax}[process.argv[2]]();
const made = JSON.parse(readFileSync(0, "utf8")).map(latex => {
  try { return render(latex); } catch { return ""; }
});
console.log(JSON.stringify(made));
