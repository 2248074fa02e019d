"""A new, empty review: folders, settings, and the codebook, examples and notebooks that the package carries."""

import shutil
from pathlib import Path

from litreview.errors import UsageError
from litreview.synthesis.judgements import JUDGEMENT_COLUMNS, OPTIONAL_COLUMNS

_SETTINGS = """\
# Settings of this review. The first five keys stand on the pages of the reports.

[review]
title = "{title}"
question = ""
organisation = ""
contact = ""
funder_statement = ""
illustrative = false

[privacy]
# The roster (who is who) lies outside this folder's repository, for example "../private/roster.csv".
roster = ""
# Smaller groups of people are shown as "fewer than 5".
min_group = 5
# Set to true, a trained English pipeline proposes names too: pip install 'litreview-toolkit[ner]' brings it.
trained_names = false

[run]
# How many runs are kept for `litreview changes`, and how many seconds a notebook cell may take.
keep_runs = 5
cell_timeout = 300
seed = 7
"""

_LEDGER = "participant_id,role,region,language,consent,withdrawn_on,session\n"
_SCREENING = "citation_key,decision,reason,coder,date\n"
_DUPLICATES = "key_a,key_b,suggested,why,decision,coder,date\n"

_README = """\
# What goes where

- `literature/`: one text per work, `.md .txt .html .pdf .docx`; the file's stem is its key in `references.bib`.
- `consultation/`: transcripts `.vtt .srt .docx .txt` and answers `.csv`; `participants.csv` says who consented to what.
- `codebook.csv`, `examples.csv`: the codes, the phrases that propose them, and example sentences.
- `coding/`: one JSONL file per coder, `coder-a.jsonl`, which notebook 03 writes; nothing in it is ever deleted.
- `renamed.csv`, where there is one: what became of a code, `old,new,on,by,why`; several old ones may become one, and one
  without `new` was removed. Decisions, examples and judgements follow it; files of people are never rewritten.
- `judgements.csv`: confidence and convergence, judged by people.
- `screening.csv`: decisions about records. `duplicates.csv`: pairs of records that `litreview import` asks a person about.
- `imports.csv`: what became of each record that `litreview import` read.

Then `litreview run` in the folder above.
"""


def new_review(folder: Path) -> list[str]:
    """Return the paths of the files of a new review made in ``folder``, relative to it.

    Raises:
        UsageError: the folder exists and is not empty.

    Example:
        >>> import tempfile
        >>> "review.toml" in new_review(Path(tempfile.mkdtemp()) / "mine")
        True
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder.name or folder}: is not an empty folder; name a new one")
    for part in ("corpus/literature", "corpus/consultation", "corpus/coding", "notebooks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    title = (folder.resolve().name or "Review").replace("\\", " ").replace('"', " ")
    for name, text in {
        "review.toml": _SETTINGS.format(title=title),
        "references.bib": "",
        ".gitignore": "/outputs/\n/corpus/coding/.*\n",
        ".gitattributes": "corpus/coding/*.jsonl merge=union -text\n",
        "corpus/README.md": _README,
        "corpus/screening.csv": _SCREENING,
        "corpus/duplicates.csv": _DUPLICATES,
        "corpus/judgements.csv": ",".join((*JUDGEMENT_COLUMNS, *OPTIONAL_COLUMNS)) + "\n",
        "corpus/consultation/participants.csv": _LEDGER,
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    carried = _carried()
    for name in ("codebook.csv", "examples.csv"):
        shutil.copyfile(carried / "corpus" / name, folder / "corpus" / name)
    for notebook in sorted((carried / "notebooks").glob("*.ipynb")):
        shutil.copyfile(notebook, folder / "notebooks" / notebook.name)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _carried() -> Path:
    """Return where the codebook, examples and notebooks lie: in the wheel, else at the root of the repository."""
    package = Path(__file__).resolve().parent.parent
    return package / "scaffold" if (package / "scaffold").is_dir() else package.parent.parent
