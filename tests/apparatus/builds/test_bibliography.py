"""A bibliography in LaTeX's spelling: every citation and every work is printed as words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .workbench import Build, Workbench

CONF = """\
project = "Works"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_apparatus"]
bibtex_bibfiles = ["works.bib"]
bibtex_reference_style = bibtex_default_style = "apparatus"
html_theme = "basic"
"""
INDEX = """\
# Works

{cite:p}`ozgur`, {cite:t}`ozgur`

{cite:p}`erdos`, {cite:t}`erdos`

{cite:p}`cafe`, {cite:t}`cafe`

{cite:p}`mers`, {cite:t}`mers`

{cite:p}`maths`, {cite:t}`maths`

{cite:p}`thesis`, {cite:t}`thesis`

{cite:p}`others`, {cite:t}`others`, {cite:ts}`others`, {cite:author}`others`

{cite:p}`three`, {cite:t}`three`, {cite:ts}`three`, {cite:author}`three`

{cite:p}`book`, {cite:author}`book`, {cite:year}`book`

```{bibliography}
```
"""
WORKS = r"""
@book{ozgur, author = {{\"O}zg{\"u}r, Ali}, title = {{\c C}ay \& simit}, publisher = {P},
  year = 2020}
@book{erdos, author = {Erd{\H o}s, P{\'a}l and {\O}re, {\AA}se}, title = {\emph{So} 1--2},
  publisher = {Stra{\ss}e}, year = 2002}
@misc{cafe, author = {{Caf\'e~4}}, title = {100% of {nested {braces}}}, howpublished = {Web},
  month = jan, year = 2003}
@misc{mers, title = {{\'E}toiles \& mers, 5\% off}, howpublished = {Web}, year = 2003}
@misc{maths, title = {Of $x^2$ for \$5 \}, year = 2004}
@thesis{thesis, author = {Ng, Bo}, title = {A thesis}, school = {Uni}, date = {2019-03-01}}
@misc{others, author = {Ash, A. and Way, L. and others}, title = {A}, year = 2001}
@misc{three, author = {Ash, A. and Way, L. and Elm, E.}, title = {B}, year = 2001}
@book{book, editor = {Zorn, Bo}, title = {Bound}}
"""
SHOWN = """\
(Özgür 2020), Özgür (2020)
(Erdős and Øre 2002), Erdős and Øre (2002)
(Café 4 2003), Café 4 (2003)
(Étoiles & mers, 5% off 2003), Étoiles & mers, 5% off (2003)
(Of x² for $5 2004), Of x² for $5 (2004)
(Ng 2019), Ng (2019)
(Ash et al. 2001a), Ash et al. (2001a), Ash, Way et al. (2001a), Ash et al.
(Ash et al. 2001b), Ash et al. (2001b), Ash, Way, and Elm (2001b), Ash et al.
(Zorn n.d.), Zorn, n.d.
[Ash et al. 2001a] A. Ash, L. Way et al. A. 2001.
[Ash et al. 2001b] A. Ash, L. Way, and E. Elm. B. 2001.
[Café 4 2003] Café 4. 100% of nested braces. Web, January 2003.
[Erdős and Øre 2002] Pál Erdős and Åse Øre. So 1–2. Straße, 2002.
[Étoiles & mers, 5% off 2003] Étoiles & mers, 5% off. Web, 2003.
[Ng 2019] Bo Ng. A thesis. Uni, 1 March 2019.
[Of x² for $5 2004] Of x² for $5. 2004.
[Özgür 2020] Ali Özgür. Çay & simit. P, 2020.
[Zorn n.d.] Bo Zorn, editor. Bound.
"""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF)
    (source / "index.md").write_text(INDEX)
    (source / "works.bib").write_text(WORKS)
    yield Workbench(tmp_path / "bench", source)


def words(build: Build) -> str:
    """The paragraphs of the page, each on a line, without what the apparatus adds and emphasis."""
    blocks = build.page("index.txt").replace("*", "").split("\n\n")[1:]
    lines = [" ".join(block.split()) for block in blocks]
    return "\n".join(line for line in lines if line and not line.startswith("Cited in"))


def test_latex_is_printed_as_words(bench: Workbench) -> None:
    build = bench.build()
    assert (build.lines, build.status) == ([], 0)
    assert words(build) == SHOWN.strip()
    bench.edit("index.md", "# Works", "# All works")  # the works come from the environment now
    again = bench.build()
    assert (again.lines, words(again)) == ([], words(build))


def test_what_is_wrong_is_said_at_every_build_until_it_is_corrected(bench: Workbench) -> None:
    bench.edit("works.bib", "month = jan", "month = jen")
    for _ in range(2):
        assert [(m.location, m.code) for m in bench.build().messages] == [
            ("works.bib:7:11", "bibliography-invalid")
        ]
        bench.write("index.md", bench.read("index.md") + "\n")
    bench.restore()
    assert bench.build().lines == []
