#!/usr/bin/env python3
"""A crude control beside acts.py: word n-grams and logistic regression, by sentence, over the same five folds.

    tests/quality/control.py KST SHARED

Each sentence of the texts and papers is an example with its words one by one and two by two, those of the sentence
before it, and the labels of the acts whose quote it shares half its words with; trained on parse/examples (in which
the texts of frames.ndjson are) and the papers of the other folds. An act is one from a probability of one half. Judged
by the same scorers. It knows no targets, so an act is right when its words are. Needs python3-sklearn (Debian), which
nothing else here does; without it nothing is run.
"""
import json, pathlib, re, subprocess, sys, tempfile

import acts

ACTS = ("implements", "declines", "fulfils", "responds_to", "answers", "requested_by", "offers", "replaces", "commitment")


def sentences_of_papers(sets):
    """Of each paper its sentences with their pages."""
    papers = {}
    for key in sets.papers:
        pages = subprocess.run([sets.kst, "extract", sets.pdf(key)], capture_output=True).stdout
        running = subprocess.run([sets.kst, "normalise"], input=pages, capture_output=True).stdout
        data = next(r["data"] for r in map(json.loads, running.splitlines()) if "sentences" in r["data"])
        text = data["text"].encode()
        page_of = lambda at: next((p["page"] for p in data["parts"] if p["begin"] <= at < p["end"]), 1)
        papers[key] = [(text[b:e].decode(errors="replace"), page_of(b)) for b, e in data["sentences"]]
    return papers


def split(text):
    return [(s, 1) for s in re.split(r"(?<=[.?!:])\s+(?=[A-Z«])|\n+", text) if s.strip()]


def labels(sentence, gold):
    import score
    told = [(g["type"], g["quote"]) for g in gold.get("relations") or []]
    told += [("commitment", g["quote"]) for g in gold.get("commitments") or []]
    return {act for act, quote in told if score.overlap(quote, sentence) >= 0.5}


def features(sentences):
    words = [re.sub(r"\d+", "0", s).lower() for s, _ in sentences]
    before = ["", *words]
    return [w + " || " + " ".join("p_" + x for x in b.split()) for w, b in zip(words, before)]


def main():
    if len(sys.argv) != 3 or not (pathlib.Path(sys.argv[2]) / "gold").is_dir():
        print("not run: no corpus")
        return 77
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print("not run: no python3-sklearn")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        return judge(acts.Sets(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(folder)))


def judge(sets):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    sys.path.insert(0, str(sets.gold))
    papers = sentences_of_papers(sets)
    rows = [(r["id"], split(r["text"]), r) for r in sets.examples]
    rows += [(key, papers[key], json.loads(sets.papers[key].read_text())) for key in sets.papers]
    judged = [(r["id"], split(r["text"])) for r in sets.frames] + list(papers.items())
    records = {}
    for k in range(acts.FOLDS):
        texts, wanted = [], []
        for key, sentences, gold in rows:
            if acts.fold(key) != k:
                texts += features(sentences)
                wanted += [labels(s, gold) for s, _ in sentences]
        reader = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+")
        known = reader.fit_transform(texts)
        learners = {act: LogisticRegression(C=30, max_iter=300, solver="liblinear").fit(known, [act in w for w in wanted]) for act in ACTS}
        held = [(key, sentences) for key, sentences in judged if acts.fold(key) == k]
        seen = reader.transform([f for _, sentences in held for f in features(sentences)])
        sure = {act: iter(learner.predict_proba(seen)[:, 1]) for act, learner in learners.items()}
        for key, sentences in held:
            data = {"relations": [], "possible_relations": [], "commitments": [], "possible_commitments": [], "mentions": [], "references": []}
            for sentence, page in sentences:
                for act in ACTS:
                    if next(sure[act]) >= 0.5:
                        entry = {"quote": sentence, "page": page, "target": None, "deadline": None, "status": None}
                        data["commitments" if act == "commitment" else "relations"].append({"type": act, **entry})
            records[key] = json.dumps({"type": "document", "source": key, "data": data})
    for name, value in acts.judge(sets, records).items():
        if re.match(r"\w+ (relations|commitments) ", name):
            print(f"{name:28} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
